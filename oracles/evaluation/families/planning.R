suppressMessages(library(mvtnorm))
from("power.prop.test")
put(c("power 200", "power 61"), c(power.prop.test(200, 0.5, 0.4)$power, power.prop.test(61, 0.5, 0.45)$power))
formula <- function(n1, n2, p2, fall, a = 0.05) { p1 <- p2 - fall; p <- (n1 * p1 + n2 * p2) / (n1 + n2); pnorm((abs(fall) - qnorm(1 - a / 2) * sqrt(p * (1 - p) * (1 / n1 + 1 / n2))) / sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)) }
from("the formula of power.prop.test with unequal sizes, uniroot to 1e-15")
put(c("power 61 610", "power 30 300"), c(formula(61, 610, 0.5, 0.09), formula(30, 300, 0.5, 0.05)))
for (b in c(0.25, 0.35, 0.5)) put(paste("smallest fall 61", b), uniroot(function(f) formula(61, 610, b, f) - 0.8, c(0.01, b - 1e-9), tol = 1e-15)$root)
for (n in c(30, 200, 400, 1000)) put(paste("smallest fall", n), uniroot(function(f) formula(n, 10 * n, 0.5, f) - 0.8, c(0.001, 0.5 - 1e-9), tol = 1e-15)$root)
put("size needed", uniroot(function(n) formula(n, 10 * n, 0.5, 0.05) - 0.8, c(10, 1e5), tol = 1e-12)$root)
from("Schoenfeld's formula"); put(c("events needed", "log-rank power"), c((qnorm(0.975) + qnorm(0.8))^2 / (log(0.8)^2 * 0.25), pnorm(abs(log(0.8)) * sqrt(300 * 0.3 * 0.7) - qnorm(0.975))))
p <- c(0.01, 0.02, 0.03, 0.04, 0.05, 0.2, 0.9, 0.001)
for (m in c("bonferroni", "holm", "hochberg", "BH")) { from(sprintf("p.adjust('%s')", m)); put(paste(m, seq_along(p)), p.adjust(p, m)) }
# mvtnorm is random from the sixth digit, so Dunnett's integral is written out and solved to the end.
from("integrate(dnorm(z) * prod(pnorm((c + sqrt(share) z) / sqrt(1 - share)))), uniroot to 1e-14")
inner <- function(c, shares, two) integrate(function(z) sapply(z, function(z) dnorm(z) * prod(pnorm((c + sqrt(shares) * z) / sqrt(1 - shares)) - if (two) pnorm((-c + sqrt(shares) * z) / sqrt(1 - shares)) else 0)), -9, 9, rel.tol = 1e-13, subdivisions = 2000)$value
for (k in 2:4) put(paste("dunnett one-sided", k), uniroot(function(c) inner(c, rep(0.5, k), FALSE) - 0.975, c(1, 4), tol = 1e-14)$root)
put("dunnett two-sided 3", uniroot(function(c) inner(c, rep(0.5, 3), TRUE) - 0.95, c(1, 4), tol = 1e-14)$root)
put("dunnett unequal", uniroot(function(c) inner(c, c(0.3, 0.5, 0.6), FALSE) - 0.975, c(1, 4), tol = 1e-14)$root)
put("dunnett p", 1 - inner(2.1, rep(0.5, 3), FALSE))
# With degrees of freedom: the same integral once more over the standard deviation, on the scale of its logarithm.
from("integrate over log s of the chance with known variance at c s, density of sqrt(chi-squared / df); uniroot to 1e-13")
gauss <- function(n) { i <- 1:(n - 1); b <- i / sqrt(4 * i^2 - 1); m <- matrix(0, n, n); m[cbind(i, i + 1)] <- b; m[cbind(i + 1, i)] <- b; e <- eigen(m, symmetric = TRUE); list(x = rev(e$values), w = rev(2 * e$vectors[1, ]^2)) }
rule <- gauss(40)
known <- function(c, shares, two) {
  ends <- seq(-9, 9, by = 1.5); z <- as.vector(outer(rule$x * 0.75, head(ends, -1) + 0.75, "+")); w <- rep(rule$w * 0.75, length(ends) - 1)
  sapply(c, function(c) { p <- dnorm(z); for (s in shares) p <- p * (pnorm((c + sqrt(s) * z) / sqrt(1 - s)) - if (two) pnorm((-c + sqrt(s) * z) / sqrt(1 - s)) else 0); sum(w * p) })
}
with_df <- function(c, shares, two, df) {
  f <- function(u) exp(log(2) + df / 2 * log(df / 2) - lgamma(df / 2) + df * u - df / 2 * exp(2 * u))
  ends <- seq(-40 / df - 12 / sqrt(2 * df), log(1 + 14 / sqrt(2 * df)), length.out = if (df < 3) 61 else 25)
  half <- diff(ends)[1] / 2; u <- as.vector(outer(rule$x * half, head(ends, -1) + half, "+"))
  sum(rep(rule$w * half, length(ends) - 1) * f(u) * known(c * exp(u), shares, two))
}
for (df in c(1, 2, 5, 20, 120)) {
  for (two in c(FALSE, TRUE)) put(paste("dunnett t", if (two) "two-sided" else "one-sided", df), uniroot(function(c) with_df(c, rep(0.5, 3), two, df) - 0.95, c(1, 60), tol = 1e-13)$root)
  put(paste("dunnett t p", df), 1 - with_df(2.5, rep(0.5, 3), TRUE, df))
}
put("dunnett t unequal 12", 1 - with_df(1, c(0.3, 0.5, 0.6), FALSE, 12))
set.seed(61)
from("uniroot on mvtnorm::pmvt(-c, c, corr 0.5, df 20), which draws at random: good to 1e-6")
put("dunnett t qmvt 20", uniroot(function(c) pmvt(rep(-c, 3), rep(c, 3), df = 20, corr = diag(0.5, 3) + 0.5, algorithm = GenzBretz(maxpts = 5e6, abseps = 1e-9, releps = 0)) - 0.95, c(2, 3), tol = 1e-13)$root)
