//! Rules about care leavers around their birthdays.

rules![
    int06, int15, int34, r131, r132, r133, r153, r187, r215, r344, r345, r347, r348, r391, r1000, r1001, r1002, r1007,
    r1010, r1011, r1014, r1016, r3001
];
