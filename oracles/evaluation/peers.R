#!/usr/bin/env Rscript
# Times one task in R, on columns of large.py. Usage: Rscript peers.R FOLDER TASK FILE
suppressMessages({library(jsonlite); library(survival)}); a <- commandArgs(TRUE); big <- a[1]; task <- a[2]; nm <- a[3]
m <- fromJSON(file.path(big, paste0(nm, ".json"))); con <- file(file.path(big, paste0(nm, ".f64")), "rb"); d <- setNames(lapply(m$cols, function(x) readBin(con, "double", m$n)), m$cols); close(con); d <- as.data.frame(d)
st <- function(k) as.numeric(sub("\\D+(\\d+).*", "\\1", grep(k, readLines("/proc/self/status"), value = TRUE)))/1024
X <- m$cols
f <- switch(task,
  km = function() survfit(Surv(time, event) ~ 1, d), km_group = function() survfit(Surv(time, event) ~ group, d), logrank = function() survdiff(Surv(time, event) ~ group, d),
  cox = function() coxph(as.formula(paste("Surv(time, event) ~", paste(X[-(1:2)], collapse = "+"))), d),
  coxfit = { M <- as.matrix(d[X[-(1:2)]]); Y <- Surv(d$time, d$event); function() coxph.fit(M, Y, strata = NULL, init = NULL, control = coxph.control(), method = "efron", rownames = NULL) },
  zph = { fit <- coxph(as.formula(paste("Surv(time, event) ~", paste(X[-(1:2)], collapse = "+"))), d); function() cox.zph(fit) },
  robust = function() coxph(as.formula(paste("Surv(time, event) ~", paste(X[-(1:2)], collapse = "+"))), d, robust = TRUE),
  weibull = function() survreg(as.formula(paste("Surv(time, event) ~", paste(X[-(1:2)], collapse = "+"))), d),
  logit = function() glm(as.formula(paste("y ~", paste(X[-1], collapse = "+"))), binomial, d), logitfit = { M <- cbind(1, as.matrix(d[X[-1]])); function() glm.fit(M, d$y, family = binomial()) },
  matchit = { library(MatchIt); function() matchit(treat ~ lp, d, method = "nearest", distance = d$lp, caliper = .1) },
  Matching = { suppressMessages(library(Matching)); function() Match(Y = d$y, Tr = d$treat, X = d$lp, M = 1, caliper = .1, replace = TRUE, ties = FALSE, version = "fast") })
b <- st("VmRSS"); l <- as.numeric(strsplit(readLines("/proc/loadavg"), " ")[[1]][1]); t <- system.time(r <- f())
res <- switch(task, km = { s <- summary(r, times = c(365, 700)); list(S = s$surv) }, km_group = list(S = summary(r, times = 365)$surv), logrank = list(chisq = r$chisq), cox = , robust = list(coef = unname(coef(r)), se = unname(sqrt(diag(vcov(r)))), ll = r$loglik[2], iter = r$iter),
  coxfit = list(coef = unname(r$coefficients), ll = r$loglik[2]), zph = list(global = r$table["GLOBAL", ]), weibull = list(coef = unname(coef(r))[1:4], scale = r$scale, ll = r$loglik[2]), logit = list(coef = unname(coef(r))[1:4], ll = as.numeric(logLik(r))), logitfit = list(coef = unname(r$coefficients)[1:4], dev = r$deviance),
  matchit = list(pairs = sum(r$weights[d$treat == 1] > 0)), Matching = list(pairs = length(r$index.treated), att = r$est[1]))
cat(toJSON(list(task = task, tool = "R", data = nm, n = m$n, wall_s = round(t[[3]], 3), cpu_s = round(t[[1]] + t[[2]], 3), peak_mb = round(st("VmHWM")), before_mb = round(b), load1 = l, result = res), auto_unbox = TRUE, digits = 12), "\n")
