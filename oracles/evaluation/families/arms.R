# The chance that each arm has the lowest rate: integrate the density of one times the upper tails of the others.
arms <- function(name, events, size, a, b, lowest = TRUE) {
  from(sprintf("integrate(dbeta * prod(pbeta)), prior beta(%g, %g), rel.tol 1e-13", a, b))
  p <- events + a; q <- size - events + b
  f <- function(i) {
    g <- function(u) { x <- sin(u)^2; d <- dbeta(x, p[i], q[i]) * 2 * sin(u) * cos(u); for (j in seq_along(p)[-i]) d <- d * pbeta(x, p[j], q[j], lower.tail = !lowest); ifelse(is.finite(d), d, 0) }
    cuts <- seq(0, pi / 2, length.out = 41); sum(sapply(1:40, function(k) integrate(g, cuts[k], cuts[k + 1], rel.tol = 1e-13, abs.tol = 1e-17, stop.on.error = FALSE)$value))
  }
  put(paste(name, seq_along(p)), sapply(seq_along(p), f))
}
arms("four", c(12, 9, 15, 8), rep(30, 4), 0.5, 0.5); arms("four highest", c(12, 9, 15, 8), rep(30, 4), 0.5, 0.5, FALSE)
arms("uniform", c(48, 66), c(216, 216), 1, 1); arms("jeffreys", c(48, 66), c(216, 216), 0.5, 0.5)
arms("unequal", c(0, 3, 40), c(10, 25, 400), 0.5, 0.5); arms("large", c(5200, 5100), c(20000, 20000), 1, 1)
