//! Rules about reviews.

rules![int08, int17, r166, r167, r440, r441];
