//! Files that agencies produce, read into the words of the work, with file, row and column in every error.
