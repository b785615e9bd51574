from("Rosenbaum 2002, 4.3 written out: ranks of |d|, normal approximation without correction")
d <- c(22, 5, 23, -1, 18, 25, 13, 47, 15, 16, 6, 1, 2, 7, 0, 4, -9, -3, 36, 25, 1, 16, 42, 30, 25, 23, 32, 17, 9, -3, 60, 14, 14)
d <- d[d != 0]; r <- rank(abs(d)); t <- sum(r[d > 0])
for (g in c(1, 1.5, 2, 3, 4, 5)) for (side in c("upper", "lower")) { s <- if (side == "upper") g / (1 + g) else 1 / (1 + g); put(paste("signed rank", side, g), pnorm((t - s * sum(r)) / sqrt(s * (1 - s) * sum(r^2)), lower.tail = FALSE)) }
from("pbinom(favourable - 1, differing, gamma / (1 + gamma), lower.tail = FALSE)")
for (g in c(1, 1.5, 2, 3)) { put(paste("pairs upper", g), pbinom(29, 40, g / (1 + g), lower.tail = FALSE)); put(paste("pairs lower", g), pbinom(29, 40, 1 / (1 + g), lower.tail = FALSE)) }
put("pairs many", pbinom(599, 1000, 1.2 / 2.2, lower.tail = FALSE))
e <- function(r) { r <- if (r < 1) 1 / r else r; r + sqrt(r * (r - 1)) }
from("VanderWeele and Ding 2017, E = RR + sqrt(RR (RR - 1)); they print 7.26 and 3.00 for 3.9 (1.8, 8.7)")
put(c("e 3.9", "e 1.8", "e 0.72", "e 0.95"), c(e(3.9), e(1.8), e(0.72), e(0.95)))
