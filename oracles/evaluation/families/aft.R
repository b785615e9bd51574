for (d in c("weibull", "exponential", "lognormal", "loglogistic")) {
  run <- function(formula, data, name) {
    from(sprintf("survreg(%s, dist = '%s', rel.tolerance 1e-14)", name, d))
    f <- survreg(formula, data, dist = d, control = survreg.control(rel.tolerance = 1e-14, maxiter = 100))
    se <- sqrt(diag(vcov(f))); n <- sub("Log(scale)", "log_scale", sub("(Intercept)", "intercept", names(se), fixed = TRUE), fixed = TRUE)
    est <- c(coef(f), if (d != "exponential") log(f$scale))
    put(paste(name, d, n, "coef"), est); put(paste(name, d, n, "se"), se); put(paste(name, d, c("null", "loglik")), f$loglik)
  }
  run(Surv(week, arrest) ~ fin + age + race + wexp + mar + paro + prio, rossi, "rossi")
  run(Surv(exact_days, exact_event) ~ treat + age + prior + score, pilot, "pilot")
}
