#!/usr/bin/env Rscript
# Random data sets, with ties, weights, strata, factors, entries and wide scales, asked of the program and of R.
# Usage: Rscript random.R THROUGHLINE [SEEDS]   (needs survival, MASS, sandwich, jsonlite, cmprsk, metafor)
suppressMessages({library(survival); library(jsonlite); library(MASS); library(sandwich); library(cmprsk); library(metafor)})
arguments <- commandArgs(TRUE); T <- arguments[1]; seeds <- if (length(arguments) > 1) as.integer(arguments[2]) else 25
folder <- tempfile(); dir.create(folder)
ask <- function(words, file) { out <- suppressWarnings(system2(T, c("evaluate", strsplit(words, " ")[[1]], "--data", file, "--json"), stdout = TRUE, stderr = FALSE)); fromJSON(tail(out, 1)) }
bad <- 0; n <- 0; refused <- list()
cmp <- function(what, ours, r, tol = 1e-8) { n <<- n + 1; d <- max(abs(ours - r) / pmax(abs(r), 1e-6)); if (!is.finite(d) || d > tol) { bad <<- bad + 1; cat("OFF", what, ":", format(ours[1:min(3,length(ours))], digits = 12), "| R", format(r[1:min(3,length(r))], digits = 12), "|", d, "\n") } }
see <- function(what, a, f) { if (!is.null(a$kind)) { k <- paste(strsplit(what, " ")[[1]][1], a$kind); refused[[k]] <<- c(refused[[k]], what); return() }; f(a) }
tight <- coxph.control(eps = 1e-13, toler.chol = 1e-15, iter.max = 60, timefix = FALSE); g <- glm.control(1e-15, 100)
for (seed in seq_len(seeds)) {
  set.seed(seed); m <- sample(c(25, 60, 150), 1); sc <- sample(c(1e-5, 1, 1e5), 1); ts <- sample(c(1e-3, 1, 1e4), 1)
  d <- data.frame(x = rnorm(m) * sc + sample(c(0, 1e3), 1) * sc, z = rbinom(m, 1, 0.4), k = sample(c("b", "a", "c"), m, TRUE, c(.5, .4, .1)), s = sample(1:3, m, TRUE), w = sample(c(1, 2, 3), m, TRUE), cl = sample(1:8, m, TRUE), ex = runif(m, 1, 5))
  xs <- (d$x - mean(d$x)) / sc
  d$t <- ceiling(rexp(m, exp(0.4 * xs)) * 8) * ts; d$e <- rbinom(m, 1, 0.7); d$start <- pmax(0, d$t - ceiling(rexp(m) * 6) * ts)
  d$y <- rbinom(m, 1, plogis(0.5 * xs)); d$c <- rnbinom(m, 1.5, mu = d$ex * exp(0.3 * xs)); d$v <- 3 * sc + 2 * d$x + rnorm(m) * sc
  f <- file.path(folder, sprintf("f%d.csv", seed)); write.table(format(d, digits = 17, trim = TRUE), f, sep = ",", row.names = FALSE, quote = FALSE); d <- read.csv(f)
  d$k <- factor(d$k)
  w <- paste("seed", seed)
  for (ties in c("efron", "breslow")) {
    r <- coxph(Surv(t, e) ~ x + z + k, d, ties = ties, control = tight); see(paste("cox", w), ask(paste("cox --duration t --event e --covariates x,z --factors k --ties", ties), f), function(a) { cmp(paste("cox", ties, w), a$coefficients$coef, unname(coef(r))); cmp(paste("cox se", ties, w), a$coefficients$se, unname(sqrt(diag(vcov(r))))); cmp(paste("ll", w), a$log_likelihood, r$loglik[2]) })
    r <- coxph(Surv(t, e) ~ x + z + strata(s), d, ties = ties, weights = w, cluster = cl, control = tight); see(paste("coxw", w), ask(paste("cox --duration t --event e --covariates x,z --strata s --weights w --cluster cl --ties", ties), f), function(a) { cmp(paste("coxw", ties, w), a$coefficients$coef, unname(coef(r))); cmp(paste("coxw se", ties, w), a$coefficients$se, unname(sqrt(diag(vcov(r)))), 1e-7); cmp(paste("coxw concordance", ties, w), c(a$concordance$c, a$concordance$se), unname(r$concordance[c("concordance", "std")]), 1e-7) })
    r <- coxph(Surv(start, t, e) ~ x + z, d, ties = ties, control = tight); see(paste("coxentry", w), ask(paste("cox --duration t --entry start --event e --covariates x,z --ties", ties), f), function(a) { cmp(paste("coxentry", ties, w), a$coefficients$coef, unname(coef(r))); cmp(paste("coxentry se", ties, w), a$coefficients$se, unname(sqrt(diag(vcov(r))))) })
  }
  r <- coxph(Surv(t, e) ~ x + z, d, ties = "exact", control = tight); see(paste("coxexact", w), ask("cox --duration t --event e --covariates x,z --ties exact", f), function(a) cmp(paste("coxexact", w), a$coefficients$coef, unname(coef(r))))
  for (dist in c("weibull", "exponential", "lognormal", "loglogistic")) { r <- survreg(Surv(t, e) ~ x + z, d, dist = dist, control = survreg.control(rel.tolerance = 1e-14, maxiter = 300)); see(paste("aft", w), ask(paste("aft --duration t --event e --covariates x,z --distribution", sub("log", "log-", dist)), f), function(a) { cmp(paste("aft", dist, w), a$coefficients$coef[2:3], unname(coef(r))[2:3], 1e-6); cmp(paste("aft ll", dist, w), a$log_likelihood, r$loglik[2]) }) }
  r <- glm(y ~ x + z + k, binomial, d, control = g); see(paste("logit", w), ask("glm --family logistic --outcome y --covariates x,z --factors k", f), function(a) { cmp(paste("logit", w), a$coefficients$coef[-1], unname(coef(r))[-1]); cmp(paste("logit se", w), a$coefficients$se[-1], unname(sqrt(diag(vcov(r))))[-1], 1e-6) })
  r <- glm(y ~ x + z, binomial, d, weights = w, control = g); see(paste("logitw", w), ask("glm --family logistic --outcome y --covariates x,z --weights w --errors hc1", f), function(a) { cmp(paste("logitw", w), a$coefficients$coef[-1], unname(coef(r))[-1]); cmp(paste("logitw hc1", w), a$coefficients$se[-1], unname(sqrt(diag(vcovHC(r, type = "HC1"))))[-1], 1e-6) })
  r <- glm(c ~ x + z + offset(log(ex)), poisson, d, control = g); see(paste("pois", w), ask("glm --family poisson --outcome c --covariates x,z --exposure ex --errors hc3", f), function(a) { cmp(paste("pois", w), a$coefficients$coef[-1], unname(coef(r))[-1]); cmp(paste("pois hc3", w), a$coefficients$se[-1], unname(sqrt(diag(vcovHC(r, type = "HC3"))))[-1], 1e-6) })
  r <- try(suppressWarnings(glm.nb(c ~ x + z + offset(log(ex)), d, control = glm.control(1e-13, 200))), TRUE); if (!inherits(r, "try-error")) see(paste("nb", w), ask("glm --family nb --outcome c --covariates x,z --exposure ex", f), function(a) { cmp(paste("nb", w), a$coefficients$coef[-1], unname(coef(r))[-1], 1e-4); cmp(paste("nb ll", w), a$log_likelihood, r$twologlik / 2, 1e-6) })
  r <- lm(v ~ x + z + k, d, weights = w); see(paste("lm", w), ask("glm --family linear --outcome v --covariates x,z --factors k --weights w", f), function(a) { cmp(paste("lm", w), a$coefficients$coef[-1], unname(coef(r))[-1], 1e-7); cmp(paste("lm se", w), a$coefficients$se[-1], unname(sqrt(diag(vcov(r))))[-1], 1e-7) })
  d$w0 <- d$w - 1; write.table(format(d, digits = 17, trim = TRUE), f, sep = ",", row.names = FALSE, quote = FALSE); r <- lm(v ~ x + z, d, weights = w0); see(paste("lm0", w), ask("glm --family linear --outcome v --covariates x,z --weights w0", f), function(a) cmp(paste("lm weights of 0 se", w), a$coefficients$se[-1], unname(sqrt(diag(vcov(r))))[-1], 1e-7))
  s <- survdiff(Surv(t, e) ~ k + strata(s), d); see(paste("lr", w), ask("logrank --duration t --event e --group k --strata s", f), function(a) cmp(paste("logrank", w), a$chi2, s$chisq))
  s <- summary(survfit(Surv(t, e) ~ 1, d, conf.type = "log-log")); see(paste("km", w), ask("km --duration t --event e", f), function(a) { k <- a$groups$curve[[1]]; k <- k[k$events > 0, ]; cmp(paste("km", w), k$survival, s$surv); cmp(paste("km lower", w), as.numeric(k$lower[k$survival > 0]), s$lower[s$surv > 0], 1e-9) })
  # Matching, weighting, balance; two by two; pooling; competing risks; restricted means.
  t <- rbinom(m, 1, plogis(0.6 * xs - 0.7)) == 1; d$tr <- as.numeric(t); write.table(format(d, digits = 17, trim = TRUE), f, sep = ",", row.names = FALSE, quote = FALSE); d <- read.csv(f)
  if (sum(t) > 3 && sum(!t) > 3) {
    p <- glm(tr ~ x + z, binomial, d, control = g); p <- suppressWarnings(glm(tr ~ x + z, binomial, d, control = g, start = coef(p))); e <- fitted(p); l <- log(e / (1 - e))
    effect <- function(w) sum(w[t] * d$v[t]) / sum(w[t]) - sum(w[!t] * d$v[!t]) / sum(w[!t])
    radius <- rep(0, m); for (i in which(t)) { k <- which(!t & abs(l - l[i]) <= 0.25 * sd(l)); if (length(k)) { radius[i] <- 1; radius[k] <- radius[k] + 1 / length(k) } }
    see(paste("radius", w), ask("match --treatment tr --outcome v --covariates x,z --method radius --scale logit --caliper 0.25", f), function(a) { cmp(paste("radius", w), a$effect$estimate, effect(radius), 1e-7); cmp(paste("radius n", w), a$matched, sum(radius[t])) })
    free <- which(!t); near <- rep(0, m); for (i in which(t)[order(-e[t], which(t))]) { if (!length(free)) next; dd <- abs(e[free] - e[i]); j <- free[order(dd, free)][1]; if (min(dd) <= 0.2 * sd(e)) { near[c(i, j)] <- 1; free <- setdiff(free, j) } }
    see(paste("nearest", w), ask("match --treatment tr --outcome v --covariates x,z --order largest --scale score --caliper 0.2", f), function(a) { cmp(paste("nearest", w), a$effect$estimate, effect(near), 1e-7); cmp(paste("nearest n", w), a$matched, sum(near[t])) })
    for (k in c("att", "ate", "overlap")) { ww <- switch(k, att = ifelse(t, 1, e / (1 - e)), ate = ifelse(t, 1 / e, 1 / (1 - e)), overlap = ifelse(t, 1 - e, e)); see(paste("weight", w), ask(paste("weight --treatment tr --outcome v --covariates x,z --estimand", k), f), function(a) cmp(paste("weight", k, w), a$effect$estimate, effect(ww), 1e-7)) }
  }
  cause <- ifelse(d$e == 0, 0, 1 + rbinom(m, 1, 0.4)); d$cause <- cause; write.table(format(d, digits = 17, trim = TRUE), f, sep = ",", row.names = FALSE, quote = FALSE); d <- read.csv(f)
  r <- try(crr(d$t, d$cause, cbind(d$x, d$z), failcode = 1, cencode = 0, gtol = 1e-10, maxiter = 50), TRUE); if (!inherits(r, "try-error") && r$converged) see(paste("finegray", w), ask("finegray --duration t --cause cause --of 1 --covariates x,z", f), function(a) cmp(paste("finegray", w), a$coefficients$coef, unname(r$coef), 1e-5))
  r <- try(cuminc(d$t, d$cause, d$s, cencode = 0), TRUE); if (!inherits(r, "try-error")) see(paste("gray", w), ask("incidence --duration t --cause cause --of 1 --group s", f), function(a) cmp(paste("gray", w), a$gray$statistic, r$Tests["1", "stat"], 1e-7))
  b <- data.frame(e1 = rbinom(9, 40, 0.3), n1 = 40 + 1:9, e0 = rbinom(9, 60, 0.4), n0 = 60 + 1:9); if (seed %% 3 == 0) b$e1[1] <- 0; h <- file.path(folder, "meta.csv"); write.csv(b, h, row.names = FALSE, quote = FALSE)
  for (mm in c("OR", "RR", "RD")) for (me in c("REML", "DL", "PM")) { r <- try(rma(measure = mm, ai = e1, n1i = n1, ci = e0, n2i = n0, data = b, method = me, test = "knha", control = list(threshold = 1e-12, tol = 1e-12, maxiter = 2000, stepadj = 0.5)), TRUE); if (!inherits(r, "try-error")) see(paste("meta", w), ask(paste("meta --counts e1,n1,e0,n0 --measure", tolower(mm), "--method", tolower(me)), h), function(a) { cmp(paste("meta", mm, me, w), a$estimate, c(r$b), 1e-5); cmp(paste("meta se", mm, me, w), a$se, r$se, 1e-5) }) }
}
cat(n, "comparisons,", bad, "off\n"); for (k in names(refused)) cat("refused", k, length(refused[[k]]), refused[[k]][1], "\n")
