model <- function(fit, name, se = sqrt(diag(vcov(fit)))) {
  b <- coef(fit)
  put(paste(name, names(b), "coef"), b)
  put(paste(name, names(b), "se"), se)
  put(paste(name, c("null", "loglik")), fit$loglik)
}
all7 <- Surv(week, arrest) ~ fin + age + race + wexp + mar + paro + prio
for (ties in c("efron", "breslow", "exact")) {
  from(sprintf("coxph(all seven, rossi, ties = '%s', eps 1e-14)", ties))
  f <- coxph(all7, rossi, ties = ties, control = tight)
  model(f, paste("rossi", ties))
  put(paste("rossi", ties, c("lr", "score", "wald")),
      c(2 * diff(f$loglik), f$score, drop(coef(f) %*% solve(vcov(f)) %*% coef(f))))
}
f <- coxph(all7, rossi, control = tight)
from("concordance(coxph)")
k <- concordance(f); put(c("rossi c", "rossi c se"), c(k$concordance, sqrt(k$var)))
for (transform in c("km", "identity", "rank", "log")) {
  from(sprintf("cox.zph(coxph, transform = '%s')", transform))
  z <- cox.zph(f, transform = transform)
  put(paste("rossi zph", transform, rownames(z$table)), z$table[, 1])
}
from("survfit(coxph, newdata), conf.type log")
person <- data.frame(fin = 0, age = 22, race = 1, wexp = 0, mar = 0, paro = 1, prio = 3)
s <- summary(survfit(f, person), times = c(20, 52))
put(paste("rossi predict", c(20, 52)), s$surv); put(paste("rossi predict se", c(20, 52)), s$std.err)
put(paste("rossi predict lower", c(20, 52)), s$lower); put(paste("rossi predict upper", c(20, 52)), s$upper)
from("survfit(coxph breslow, newdata)")
g <- coxph(all7, rossi, ties = "breslow", control = tight)
s <- summary(survfit(g, person), times = 52); put("rossi breslow predict 52", s$surv); put("rossi breslow predict se 52", s$std.err)
from("coxph(all seven, rossi, robust = TRUE)")
r <- coxph(all7, rossi, robust = TRUE, control = tight); model(r, "rossi robust")
put("rossi robust wald", drop(coef(r) %*% solve(vcov(r)) %*% coef(r)))
from("coxph(all seven, rossi, cluster = row modulo 40)")
rossi$cluster <- (seq_len(nrow(rossi)) - 1) %% 40
r <- coxph(all7, rossi, cluster = cluster, control = tight); model(r, "rossi clustered")
from("coxph(all seven, rossi, ties breslow, robust)")
r <- coxph(all7, rossi, ties = "breslow", robust = TRUE, control = tight); model(r, "rossi breslow robust")
from("coxph(Surv(exact_days, exact_event) ~ treat + age + prior + score + strata(site), pilot)")
f <- coxph(Surv(exact_days, exact_event) ~ treat + age + prior + score + strata(site), pilot, control = tight); model(f, "pilot strata")
k <- concordance(f); put(c("pilot strata c", "pilot strata c se"), c(k$concordance, sqrt(k$var)))
z <- cox.zph(f); put(paste("pilot strata zph", rownames(z$table)), z$table[, 1])
from("coxph(Surv(days, event) ~ treat + age + prior + score + strata(site), pilot, cluster = site), whole weeks")
f <- coxph(Surv(days, event) ~ treat + age + prior + score + strata(care), pilot, cluster = site, control = tight); model(f, "pilot weeks clustered")
from("coxph(Surv(start, stop, event) ~ x + support, spells, cluster = person): Andersen and Gill")
f <- coxph(Surv(start, stop, event) ~ x + support, spells, cluster = person, control = tight); model(f, "andersen-gill")
k <- concordance(f); put(c("andersen-gill c"), c(k$concordance))
f <- coxph(Surv(start, stop, event) ~ x + support, spells, control = tight); model(f, "spells model")
z <- cox.zph(f); put(paste("spells zph", rownames(z$table)), z$table[, 1])
s <- summary(survfit(f, data.frame(x = 0.5, support = 1)), times = 60); put(c("spells predict 60", "spells predict 60 se"), c(s$surv, s$std.err))
from("coxph(Surv(start, stop, event) ~ x + support + strata(spell), spells, cluster = person): PWP, total time")
f <- coxph(Surv(start, stop, event) ~ x + support + strata(spell), spells, cluster = person, control = tight); model(f, "pwp")
from("coxph(Surv(stop - start, event) ~ x + support + strata(spell), spells, cluster = person): PWP, gap time")
f <- coxph(Surv(stop - start, event) ~ x + support + strata(spell), spells, cluster = person, control = tight); model(f, "pwp gap")
for (ties in c("efron", "breslow")) {
  from(sprintf("coxph(Surv(days, event) ~ treat + prior, pilot, weights = months, robust, ties = '%s')", ties))
  f <- coxph(Surv(days, event) ~ treat + prior, pilot, weights = months, robust = TRUE, ties = ties, control = tight); model(f, paste("weighted", ties))
}
# coxph(ties = "exact") does not end with entries, so each moment's people at risk become a stratum of a conditional logit.
from("clogit(case ~ x + support + strata(moment), method exact) on the people at risk at each moment, entries in weeks")
weeks <- transform(spells, from = start %/% 7, to = -(-stop %/% 7)); weeks$to <- pmax(weeks$to, weeks$from + 1)
sets <- do.call(rbind, lapply(sort(unique(weeks$to[weeks$event == 1])), function(t) { at <- weeks$from < t & weeks$to >= t; data.frame(case = as.numeric(weeks$to[at] == t & weeks$event[at] == 1), x = weeks$x[at], support = weeks$support[at], moment = t) }))
f <- clogit(case ~ x + support + strata(moment), sets, method = "exact", control = tight)
model(f, "exact entry")
