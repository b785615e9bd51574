//! Who may do what, for whom and why: one policy asked by every door.
