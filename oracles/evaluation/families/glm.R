suppressMessages({library(MASS); library(sandwich)})
close <- glm.control(epsilon = 1e-15, maxit = 100)
# R's errors are those of the step before the last; once more from the answer makes them those of the answer.
once_more <- function(fit) { fit$call$start <- coef(fit); eval(fit$call) }
show <- function(fit, name, v = vcov(fit)) {
  b <- coef(fit); n <- sub("(Intercept)", "intercept", names(b), fixed = TRUE)
  put(paste(name, n, "coef"), b); put(paste(name, n, "se"), sqrt(diag(v)))
}
totals <- function(fit, name) put(paste(name, c("loglik", "deviance", "null", "aic")), c(logLik(fit), deviance(fit), fit$null.deviance, AIC(fit)))
errors <- function(fit, name, cluster, types = c("HC0", "HC1", "HC2", "HC3")) {
  for (t in types) { from(sprintf("sandwich::vcovHC(%s, type = '%s')", name, t)); show(fit, paste(name, t), vcovHC(fit, type = t)) }
  from(sprintf("sandwich::vcovCL(%s, cluster = ~site, type = 'HC0')", name)); show(fit, paste(name, "clustered"), vcovCL(fit, cluster = cluster, type = "HC0"))
  from(sprintf("sandwich::vcovCL(%s, cluster = ~site, type = 'HC1')", name)); show(fit, paste(name, "clustered small"), vcovCL(fit, cluster = cluster, type = "HC1"))
}
again <- again ~ treat + age + prior + care + score
from("glm(again ~ treat + age + prior + care + score, binomial, pilot, epsilon 1e-15)")
f <- once_more(glm(again, binomial, pilot, control = close)); show(f, "logistic"); totals(f, "logistic")
r <- rank(fitted(f)); n1 <- sum(pilot$again); n0 <- sum(1 - pilot$again)
put(c("logistic auc", "logistic brier"), c((sum(r[pilot$again == 1]) - n1 * (n1 + 1) / 2) / (n1 * n0), mean((pilot$again - fitted(f))^2)))
errors(f, "logistic", ~site)
from("glm(arrest ~ all seven, binomial, rossi)")
f <- once_more(glm(arrest ~ fin + age + race + wexp + mar + paro + prio, binomial, rossi, control = close)); show(f, "rossi logistic"); totals(f, "rossi logistic")
count <- count ~ treat + age + prior + score + offset(log(months))
from("glm(count ~ treat + age + prior + score + offset(log(months)), poisson, pilot)")
f <- once_more(glm(count, poisson, pilot, control = close)); show(f, "poisson"); totals(f, "poisson"); errors(f, "poisson", ~site)
from("glm.nb(count ~ treat + age + prior + score + offset(log(months)), pilot), theta and coefficients in turn to 1e-15")
f <- glm.nb(count, pilot, control = glm.control(epsilon = 1e-15, maxit = 200))
theta <- f$theta; b <- coef(f)
X <- model.matrix(f); y <- pilot$count; o <- log(pilot$months)
# Newton on coefficients and theta together, from glm.nb's answer, so that neither is left half way.
for (step in 1:20) {
  mu <- exp(drop(X %*% b) + o)
  g <- c(crossprod(X, (y - mu) / (1 + mu / theta)), sum(digamma(theta + y) - digamma(theta) + log(theta) + 1 - log(mu + theta) - (y + theta) / (mu + theta)))
  H <- matrix(0, length(b) + 1, length(b) + 1); k <- seq_along(b)
  H[k, k] <- crossprod(X, X * (mu * (1 + y / theta) / (1 + mu / theta)^2))
  H[k, -k] <- H[-k, k] <- -crossprod(X, (y - mu) * mu / (mu + theta)^2)
  info <- -sum(trigamma(theta + y) - trigamma(theta) + 1 / theta - 2 / (mu + theta) + (y + theta) / (mu + theta)^2)
  H[-k, -k] <- info
  move <- solve(H, g); b <- b + move[k]; theta <- theta + move[-k]
}
mu <- exp(drop(X %*% b) + o)
V <- solve(crossprod(X, X * (mu / (1 + mu / theta))))
n <- sub("(Intercept)", "intercept", names(b), fixed = TRUE)
put(paste("negbin", n, "coef"), b); put(paste("negbin", n, "se"), sqrt(diag(V)))
put(paste("negbin", c("theta", "theta se", "loglik")), c(theta, sqrt(1 / info), sum(dnbinom(y, theta, mu = mu, log = TRUE))))
fam <- negative.binomial(theta)
put("negbin deviance", sum(fam$dev.resids(y, mu, 1)))
u <- X * ((y - mu) / (1 + mu / theta))
put(paste("negbin HC0", n, "se"), sqrt(diag(V %*% crossprod(u) %*% V)))
uc <- rowsum(u, pilot$site); G <- nrow(uc); put(paste("negbin clustered", n, "se"), sqrt(diag(V %*% crossprod(uc) %*% V) * G / (G - 1)))
from("lm(hours ~ treat + prior + score, pilot)")
f <- lm(hours ~ treat + prior + score, pilot); show(f, "linear"); put(paste("linear", c("loglik", "aic", "sigma2", "treat p", "treat lower", "treat upper")), c(logLik(f), AIC(f), sigma(f)^2, summary(f)$coefficients["treat", 4], confint(f)["treat", ]))
errors(f, "linear", ~site)
from("glm(again ~ treat + prior, quasibinomial, weights = months): HC0 of weighted likelihood")
f <- suppressWarnings(glm(again ~ treat + prior, quasibinomial, pilot, weights = months, control = close)); show(f, "weighted", vcovHC(f, type = "HC0"))
