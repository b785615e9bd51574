//! Rules about episodes of care.

rules![r361];
