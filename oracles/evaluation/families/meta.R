suppressMessages(library(metafor))
con <- list(threshold = 1e-15, maxiter = 10000, tol = 1e-14)
for (m in c("OR", "RR", "RD")) {
  d <- escalc(m, ai = events, n1i = size, ci = control_events, n2i = control_size, data = studies)
  from(sprintf("metafor::escalc('%s', studies)", m)); put(paste(m, "first", c("effect", "variance")), c(d$yi[1], d$vi[1]))
  h <- rma.mh(measure = m, ai = events, n1i = size, ci = control_events, n2i = control_size, data = studies)
  from(sprintf("metafor::rma.mh(measure = '%s')", m)); put(paste(m, "MH", c("estimate", "se", "lower", "upper", "p")), c(h$beta, h$se, h$ci.lb, h$ci.ub, h$pval))
}
d <- escalc("OR", ai = events, n1i = size, ci = control_events, n2i = control_size, data = studies)
for (method in c("FE", "DL", "PM", "REML")) for (test in c("z", "knha")) {
  if (method == "FE" && test == "knha") next
  name <- paste(method, test); from(sprintf("metafor::rma(yi, vi, method = '%s', test = '%s', tight)", method, test))
  f <- rma(yi, vi, data = d, method = method, test = test, control = con)
  put(paste(name, c("estimate", "se", "p", "lower", "upper", "tau2", "q", "qp", "i2")), c(f$beta, f$se, f$pval, f$ci.lb, f$ci.ub, f$tau2, f$QE, f$QEp, f$I2 / 100))
  if (method != "FE") { p <- predict(f); put(paste(name, c("pi lower", "pi upper")), c(p$pi.lb, p$pi.ub)); b <- blup(f); put(paste(name, c("blup 3", "blup 3 se")), c(b$pred[3], b$se[3])) }
}
# confint stops at 1e-4; the same equations solved to the end.
from("profile of Q (confint.rma.uni), roots to 1e-15")
q <- function(t) { w <- 1 / (d$vi + t); sum(w * (d$yi - weighted.mean(d$yi, w))^2) }
k <- nrow(d); put(c("tau2 lower", "tau2 upper"), c(if (q(0) > qchisq(0.975, k - 1)) uniroot(function(t) q(t) - qchisq(0.975, k - 1), c(0, 10), tol = 1e-16)$root else 0, uniroot(function(t) q(t) - qchisq(0.025, k - 1), c(0, 10), tol = 1e-16)$root))
from("metafor::regtest(model = 'lm')"); e <- regtest(d$yi, d$vi, model = "lm"); s <- coef(summary(e$fit)); put(paste("egger", c("slope", "se", "t", "p", "limit")), c(s[2, 1:4], s[1, 1]))
z <- data.frame(ai = c(0, 3, 12), n1 = c(10, 14, 30), ci = c(2, 5, 15), n2 = c(11, 15, 28)); from("metafor::escalc('OR'), empty cell"); o <- escalc("OR", ai = ai, n1i = n1, ci = ci, n2i = n2, data = z); put(c("empty effect", "empty variance"), c(o$yi[1], o$vi[1]))
same <- data.frame(yi = c(0.1, 0.11, 0.09, 0.1), vi = c(0.04, 0.05, 0.06, 0.03)); from("metafor::rma, no heterogeneity"); put(paste("same tau2", c("REML", "PM", "DL")), sapply(c("REML", "PM", "DL"), function(m) rma(yi, vi, data = same, method = m, control = con)$tau2))
