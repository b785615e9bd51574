//! Rules about adoptions.

rules![int01, int11, int31, r134];
