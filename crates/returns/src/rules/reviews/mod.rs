//! Rules about reviews.

rules![int08, int17];
