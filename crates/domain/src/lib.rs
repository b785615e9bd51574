//! The words and rules of leaving care and resettlement: pure, dated, and with a reason for every answer.
