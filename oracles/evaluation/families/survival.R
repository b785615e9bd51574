km <- function(fit, name, times, scale) {
  s <- summary(fit, times = times, extend = FALSE)
  for (i in seq_along(times)) {
    put(paste(name, times[i], c("survival", "se", "at_risk")), c(s$surv[i], s$std.err[i], s$n.risk[i]))
    put(paste(name, times[i], scale, c("lower", "upper")), c(s$lower[i], s$upper[i]))
  }
}
fin0 <- subset(rossi, fin == 0); fin1 <- subset(rossi, fin == 1)
for (scale in c("log-log", "log", "plain")) {
  from(sprintf("survfit(Surv(week, arrest) ~ 1, rossi, conf.type = '%s')", scale))
  km(survfit(Surv(week, arrest) ~ 1, rossi, conf.type = scale), paste("rossi", scale), c(1, 26, 52), scale)
}
from("survfit, rossi by fin, log-log")
km(survfit(Surv(week, arrest) ~ 1, fin0, conf.type = "log-log"), "rossi fin 0", 52, "log-log")
km(survfit(Surv(week, arrest) ~ 1, fin1, conf.type = "log-log"), "rossi fin 1", 52, "log-log")
from("survfit(Surv(exact_days, exact_event) ~ 1, pilot), log-log")
f <- survfit(Surv(exact_days, exact_event) ~ 1, pilot, conf.type = "log-log")
km(f, "pilot exact", c(30, 180, 365), "log-log")
q <- quantile(f, c(0.25, 0.5))
put(c("pilot exact quantile 0.25", "pilot exact quantile 0.25 lower", "pilot exact quantile 0.25 upper"), c(q$quantile[1], q$lower[1], q$upper[1]))
put(c("pilot exact quantile 0.5"), q$quantile[2])
from("survfit(Surv(week, arrest) ~ 1, rossi): cumhaz, std.chaz")
f <- survfit(Surv(week, arrest) ~ 1, rossi)
put("rossi hazard 52", summary(f, times = 52)$cumhaz)
put("rossi hazard 52 se", summary(f, times = 52)$std.chaz)
from("survfit print.rmean by hand: areas of survfit steps, d / (n (n - d))")
rmst <- function(d, e, tau) {
  f <- survfit(Surv(d, e) ~ 1)
  keep <- f$time <= tau & f$n.event > 0
  t <- f$time[keep]; s <- f$surv[keep]; n <- f$n.risk[keep]; k <- f$n.event[keep]
  widths <- diff(c(0, t, tau)); heights <- c(1, s)
  mean <- sum(widths * heights)
  right <- rev(cumsum(rev((widths * heights)[-1])))
  term <- ifelse(n > k, k / (n * (n - k)), 0)
  c(mean, sqrt(sum(right^2 * term)))
}
a <- rmst(fin0$week, fin0$arrest, 52); b <- rmst(fin1$week, fin1$arrest, 52)
put(paste("rossi rmst", c("fin 0", "fin 0 se", "fin 1", "fin 1 se", "difference", "difference se", "p")),
    c(a, b, b[1] - a[1], sqrt(a[2]^2 + b[2]^2), 2 * pnorm(-abs((b[1] - a[1]) / sqrt(a[2]^2 + b[2]^2)))))
c2 <- rmst(pilot$exact_days, pilot$exact_event, 200); put(paste("pilot rmst 200", c("mean", "se")), c2)
from("survdiff(rossi)")
s <- survdiff(Surv(week, arrest) ~ fin, rossi)
put(paste("log-rank", c("chi2", "p", "observed 0", "expected 0", "expected 1", "variance")),
    c(s$chisq, pchisq(s$chisq, 1, lower.tail = FALSE), s$obs[1], s$exp, s$var[1, 1]))
from("survdiff(Surv(week, arrest) ~ fin, rossi, rho = 1)")
put("peto-peto chi2", survdiff(Surv(week, arrest) ~ fin, rossi, rho = 1)$chisq)
from("survdiff(Surv(week, arrest) ~ fin + strata(wexp), rossi)")
put("stratified chi2", survdiff(Surv(week, arrest) ~ fin + strata(wexp), rossi)$chisq)
from("survdiff(Surv(exact_days, exact_event) ~ tier, pilot), three groups")
put("three groups chi2", survdiff(Surv(exact_days, exact_event) ~ tier, pilot)$chisq)
from("survdiff(Surv(days, event) ~ tier + strata(site), pilot, rho = 0.5)")
put("three groups rho 0.5 strata chi2", survdiff(Surv(days, event) ~ tier + strata(site), pilot, rho = 0.5)$chisq)
weighted <- function(d, e, g, w) {
  o <- 0; v <- 0; s <- 1
  for (t in sort(unique(d[e == 1]))) {
    n <- sum(d >= t); n1 <- sum(d >= t & g == 1); k <- sum(d == t & e == 1); k1 <- sum(d == t & e == 1 & g == 1)
    wt <- w(n, s); s <- s * (1 - k / n)
    o <- o + wt * (k1 - k * n1 / n); if (n > 1) v <- v + wt^2 * k * (n1 / n) * (1 - n1 / n) * (n - k) / (n - 1)
  }
  o^2 / v
}
from("weighted log-rank by its definition, written out in R")
put("gehan chi2", weighted(rossi$week, rossi$arrest, rossi$fin, function(n, s) n))
put("tarone-ware chi2", weighted(rossi$week, rossi$arrest, rossi$fin, function(n, s) sqrt(n)))
put("fleming-harrington 1 0.5 chi2", weighted(rossi$week, rossi$arrest, rossi$fin, function(n, s) s * sqrt(1 - s)))
