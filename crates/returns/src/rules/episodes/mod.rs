//! Rules about episodes of care.

rules![int03, r361];
