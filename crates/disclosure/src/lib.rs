//! Which cells of a table may be shown so that nobody in it can be recovered.
