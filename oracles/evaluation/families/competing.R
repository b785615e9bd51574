suppressMessages(library(cmprsk))
from("cmprsk::cuminc(days, cause)")
k <- cuminc(pilot$days, pilot$cause)
for (cause in 1:2) for (t in c(28, 182, 364)) {
  x <- k[[paste("1", cause)]]; i <- max(which(x$time <= t)); put(paste("cause", cause, t, c("share", "variance")), c(x$est[i], x$var[i]))
}
k <- cuminc(pilot$exact_days, ifelse(pilot$exact_event == 1, pilot$cause, 0)); x <- k[[1]]; i <- max(which(x$time <= 200)); put(paste("exact cause 1 200", c("share", "variance")), c(x$est[i], x$var[i]))
from("cmprsk::cuminc(days, cause, tier)$Tests"); k <- cuminc(pilot$days, pilot$cause, pilot$tier); put(paste("gray tier", 1:2), k$Tests[, 1])
from("cmprsk::cuminc(days, cause, treat)$Tests"); k <- cuminc(pilot$days, pilot$cause, pilot$treat); put(paste("gray treat", 1:2), k$Tests[, 1])
# crr's own iteration stops at about 1e-7. Fine and Gray's equations written out: at crr's coefficients they give crr's
# errors to ten digits (checked here), and from there they are solved to the end.
X <- as.matrix(pilot[c("treat", "age", "prior", "score")]); time <- pilot$days
parts <- function(fail, beta, errors = TRUE) {
  cause <- pilot$cause; n <- length(time); r <- drop(exp(X %*% beta)); ct <- sort(unique(time[cause == 0])); p <- ncol(X)
  G <- function(t) sapply(t, function(s) prod(1 - unlist(lapply(ct[ct < s], function(u) sum(time == u & cause == 0) / sum(time >= u)))))
  et <- sort(unique(time[cause == fail])); Ge <- G(et); Gx <- G(time); out <- cause != 0 & cause != fail
  score <- rep(0, p); info <- matrix(0, p, p); eta <- matrix(0, n, p); value <- 0; hazard <- NULL; centred <- list()
  for (k in seq_along(et)) {
    w <- ifelse(time >= et[k], 1, ifelse(out, Ge[k] / Gx, 0)); s0 <- sum(w * r); xb <- colSums(w * r * X) / s0; d <- sweep(X, 2, xb)
    dying <- time == et[k] & cause == fail; m <- sum(dying); hazard[k] <- m / s0
    score <- score + colSums(d[dying, , drop = FALSE]); info <- info + m * crossprod(d, d * w * r) / s0; value <- value + sum(X[dying, ] %*% beta) - m * log(s0)
    eta <- eta + d * (dying - w * r * hazard[k]); centred[[k]] <- d * w * r * hazard[k]
  }
  if (errors) for (u in ct) {
    q <- rep(0, p); j <- out & time < u; for (k in which(et >= u)) q <- q + colSums(centred[[k]][j, , drop = FALSE])
    a <- sum(time >= u); own <- time == u & cause == 0; eta <- eta + outer(own / a - (time >= u) * sum(own) / a^2, q)
  }
  v <- solve(info); list(step = drop(v %*% score), se = sqrt(diag(v %*% crossprod(eta) %*% v)), value = value, et = et, hazard = hazard)
}
for (cause in 1:2) {
  from(sprintf("cmprsk::crr(days, cause, treat + age + prior + score, failcode = %d), its equations solved to the end", cause))
  f <- crr(time, pilot$cause, X, failcode = cause, gtol = 1e-14, maxiter = 50); b <- f$coef
  stopifnot(max(abs(parts(cause, b)$se / sqrt(diag(f$var)) - 1)) < 1e-9)
  for (i in 1:4) b <- b + parts(cause, b, FALSE)$step
  at <- parts(cause, b)
  put(paste("crr", cause, names(b), "coef"), b); put(paste("crr", cause, names(b), "se"), at$se)
  put(paste("crr", cause, c("loglik", "null")), c(at$value, f$loglik.null))
  put(paste("crr", cause, "predict"), 1 - exp(-sum(at$hazard[at$et <= 182]) * exp(sum(c(1, 22, 3, 0.2) * b))))
}
