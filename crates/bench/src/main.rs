//! What a page, an import and a search cost, beside a peer in the same run.
fn main() {}
