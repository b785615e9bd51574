suppressMessages(library(spc))
from("spc::xcusum.arl(k, h, mu, sided, r = 100)")
for (h in c(3, 4, 5)) for (mu in c(0, 0.5, 1)) put(paste("arl", h, mu), xcusum.arl(0.5, h, mu, sided = "one", r = 100))
put(c("arl two-sided 4", "arl two-sided 5"), c(xcusum.arl(0.5, 4, 0, sided = "two", r = 100), xcusum.arl(0.5, 5, 0, sided = "two", r = 100)))
put("arl 0.25 6", xcusum.arl(0.25, 6, 0, sided = "one", r = 100))
x <- c(12, 15, 11, 14, 13, 19, 12, 10, 13, 14, 15, 16, 17, 18, 20, 21, 9, 4, 6, 7, 5, 6, 5, 7, 13, 30, 12, 13)
# The rules of NHSRplotthedots (R/ptd_spc_standard.R, ptd_calculate_point_type.R), written out from their description.
from("limits of NHSRplotthedots written out: mean, 2.66 average moving range, ranges of 3.267 averages or more screened once")
xmr <- function(x, screened) { r <- abs(diff(x)); a <- mean(r); if (screened) a <- mean(r[r < 3.267 * a]); c(mean(x), mean(x) - 2.66 * a, mean(x) + 2.66 * a, mean(x) - 2.66 * a * 2 / 3, mean(x) + 2.66 * a * 2 / 3, a) }
for (s in c(TRUE, FALSE)) put(paste("xmr", if (s) "screened" else "unscreened", c("mean", "lower", "upper", "near lower", "near upper", "range")), xmr(x, s))
from("the four rules of NHSRplotthedots written out with rle and rolling sums; 1 where a rule holds")
l <- xmr(x, TRUE); n <- length(x)
side <- sign(x - l[1]); step <- c(0, sign(diff(x)))
runs <- function(s, k) { r <- rle(s); rep(r$values != 0 & r$lengths >= k, r$lengths) }
seven <- runs(side, 7)
rising <- runs(step[-1], 6); trend <- c(FALSE, rising) | c(rising, FALSE)
outside <- x < l[2] | x > l[3]
close <- ifelse(!outside & (x < l[4] | x > l[5]), side, 0)
two <- sapply(1:n, function(i) close[i] != 0 && any(sapply(max(1, i - 2):min(n - 2, i), function(f) f >= 1 && sum(close[f:(f + 2)] == close[i]) >= 2)))
put(paste("outside", 1:n), outside); put(paste("seven", 1:n), seven); put(paste("trend", 1:n), trend); put(paste("two of three", 1:n), two)
from("NHSRplotthedots vignette on deviations: it prints 1.94, -0.72 and 4.6; here 35/18 and 2.66 over the screened ranges")
v <- c(1, 2, 1, 2, 10, rep(c(1, 2), length.out = 13)); put(paste("vignette", c("mean", "lower", "upper")), xmr(v, TRUE)[1:3])
gaps <- c(5, 60, 20, 90, 33, 12, 44, 71, 8, 150)
from("t chart: XmR of gaps to the power 1 / 3.6, carried back (Nelson 1994)")
t <- xmr(gaps^(1 / 3.6), FALSE); put(c("t centre", "t lower", "t upper"), pmax(t[1:3], 0)^3.6)
from("g chart: mean and three geometric standard deviations sqrt(m (m + 1)) (Benneyan 2001)")
m <- mean(gaps); put(c("g centre", "g lower", "g upper"), c(m, max(0, m - 3 * sqrt(m * (m + 1))), m + 3 * sqrt(m * (m + 1))))
events <- c(12, 30, 8, 45, 22, 3, 60, 19, 27, 14, 33, 41); size <- c(40, 90, 35, 120, 60, 20, 210, 55, 100, 30, 88, 140); expected <- size * 0.31
from("Spiegelhalter 2005 written out: z winsorised at 10 %, phi, additive tau; limits by pbinom or ppois between whole numbers")
funnel <- function(name, y, n, ratio) {
  target <- sum(y) / sum(n); se <- if (ratio) sqrt(target / n) else sqrt(target * (1 - target) / n)
  z <- (y / n - target) / se; k <- floor(0.1 * length(z)); s <- sort(z); w <- pmin(pmax(z, s[k + 1]), s[length(z) - k]); phi <- mean(w^2)
  q <- 1 / se^2; tau2 <- max(0, (length(z) * phi - (length(z) - 1)) / (sum(q) - sum(q^2) / sum(q)))
  put(paste(name, c("target", "chi2", "phi", "tau2")), c(target, sum(z^2), phi, tau2)); put(paste(name, "z", seq_along(z)), (y / n - target) / sqrt(se^2 + tau2))
  cdf <- function(k, n) if (ratio) ppois(k, n * target) else pbinom(k, n, target)
  limit <- function(p, n) { k <- 0; while (cdf(k, n) <= p) k <- k + 1; max(0, (k - (cdf(k, n) - p) / (cdf(k, n) - cdf(k - 1, n))) / n) }
  for (i in c(1, 6, 7)) put(paste(name, i, c("lower 95", "upper 95", "lower 998", "upper 998")), sapply(c(0.025, 0.975, 0.001, 0.999), limit, n = n[i]))
}
funnel("share", events, size, FALSE); funnel("ratio", events, expected, TRUE)
