//! Rules about care leavers around their birthdays.

rules![r131, r132, r133, r153, r344, r345, r348];
