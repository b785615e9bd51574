wilson <- function(x, n, z = qnorm(0.975)) { p <- x / n; m <- (p + z^2 / (2 * n)) / (1 + z^2 / n); r <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2)) / (1 + z^2 / n); c(m - r, m + r) }
# fisher.test stops its roots at 1e-4; the same equations solved to the end.
conditional <- function(a, n1, c, n2) {
  m <- a + c; support <- max(0, m - n2):min(m, n1); logdc <- dhyper(support, n1, n2, m, log = TRUE)
  d <- function(l) { w <- logdc + l * support; w <- exp(w - max(w)); w / sum(w) }
  root <- function(f) exp(uniroot(f, c(-30, 30), tol = 1e-15, maxiter = 10000)$root)
  c(root(function(l) sum(d(l) * support) - a), root(function(l) sum(d(l)[support >= a]) - 0.025), root(function(l) sum(d(l)[support <= a]) - 0.025))
}
for (t in list(c(48, 216, 66, 216), c(9, 61, 143, 610), c(1, 12, 7, 11), c(30, 30, 25, 31))) {
  a <- t[1]; n1 <- t[2]; c <- t[3]; n2 <- t[4]; name <- paste(t, collapse = " ")
  m <- matrix(c(a, n1 - a, c, n2 - c), 2)
  from("Wilson and Newcombe by their formulas")
  w1 <- wilson(a, n1); w2 <- wilson(c, n2); p1 <- a / n1; p2 <- c / n2
  if (a < n1) put(paste(name, "wilson", c("lower", "upper")), w1)
  if (a == n1) w1[2] <- 1
  put(paste(name, "newcombe", c("lower", "upper")), c(p1 - p2 - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), p1 - p2 + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2)))
  put(paste(name, "wald", c("lower", "upper")), p1 - p2 + c(-1, 1) * qnorm(0.975) * sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2))
  from("binom.test (Clopper and Pearson)"); put(paste(name, "exact", c("lower", "upper")), binom.test(a, n1)$conf.int)
  from("chisq.test"); put(paste(name, c("chi2", "chi2 corrected")), c(suppressWarnings(chisq.test(m, correct = FALSE)$statistic), suppressWarnings(chisq.test(m)$statistic)))
  from("fisher.test"); put(paste(name, "fisher"), fisher.test(m)$p.value)
  from("log ratio, log odds ratio by their formulas")
  put(paste(name, c("ratio", "ratio lower", "ratio upper")), p1 / p2 * exp(c(0, -1, 1) * qnorm(0.975) * sqrt(1 / a - 1 / n1 + 1 / c - 1 / n2)))
  if (a < n1) {
    put(paste(name, c("odds", "odds lower", "odds upper")), a * (n2 - c) / (c * (n1 - a)) * exp(c(0, -1, 1) * qnorm(0.975) * sqrt(1 / a + 1 / (n1 - a) + 1 / c + 1 / (n2 - c))))
    from("noncentral hypergeometric of fisher.test, roots to 1e-15"); put(paste(name, c("conditional", "conditional lower", "conditional upper")), conditional(a, n1, c, n2))
  }
}
from("mcnemar.test(matrix(c(158, 290, 515, 1134), 2)), binom.test")
m <- matrix(c(158, 290, 515, 1134), 2)
put(c("mcnemar", "mcnemar corrected", "mcnemar exact"), c(mcnemar.test(m, correct = FALSE)$statistic, mcnemar.test(m)$statistic, binom.test(290, 805)$p.value))
