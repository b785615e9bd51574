//! Rules about the children of the return.

rules![r101, r444];
