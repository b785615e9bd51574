//! Rules about earlier permanent arrangements.

rules![int07, int16, int35];
