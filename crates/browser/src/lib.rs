//! The journeys of real people in a real browser.
