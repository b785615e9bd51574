//! Pictures drawn as SVG on the server, each with a title, a description and a table twin.
