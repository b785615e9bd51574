# Matching written out in R from the tie rules, since Debian's MatchIt 4.5.1 ignores calipers.
tight_glm <- glm.control(epsilon = 1e-15, maxit = 100)
form <- treat ~ age + prior + care + score
f <- glm(form, binomial, pilot, control = tight_glm); f <- glm(form, binomial, pilot, control = tight_glm, start = coef(f))
e <- fitted(f); logit <- qlogis(e); t <- pilot$treat == 1; y <- pilot$hours
from("glm(treat ~ age + prior + care + score, binomial, pilot)")
put(paste("score", sub("(Intercept)", "intercept", names(coef(f)), fixed = TRUE)), coef(f)); put(c("sd score", "sd logit"), c(sd(e), sd(logit)))
effect <- function(w) sum(w[t] * y[t]) / sum(w[t]) - sum(w[!t] * y[!t]) / sum(w[!t])
wls <- function(w) { m1 <- weighted.mean(y[t], w[t]); m0 <- weighted.mean(y[!t], w[!t]); sqrt(sum((w[t] * (y[t] - m1))^2) / sum(w[t])^2 + sum((w[!t] * (y[!t] - m0))^2) / sum(w[!t])^2) }
greedy <- function(s, order, caliper, replace = FALSE, cell = rep(1, length(s)), ratio = 1) {
  rows <- which(t); if (order == "largest") rows <- rows[order(-s[rows], rows)]; if (order == "smallest") rows <- rows[order(s[rows], rows)]
  free <- which(!t); pairs <- NULL; own <- list()
  for (r in seq_len(ratio)) for (i in rows) {
    k <- free[cell[free] == cell[i]]; if (replace) k <- setdiff(k, own[[as.character(i)]]); if (!length(k)) next
    d <- abs(s[k] - s[i]); j <- k[order(d, k)][1]
    if (min(d) > caliper) next
    pairs <- rbind(pairs, c(i, j)); if (replace) own[[as.character(i)]] <- c(own[[as.character(i)]], j) else free <- setdiff(free, j)
  }
  w <- rep(0, length(s)); n <- table(pairs[, 1]); w[unique(pairs[, 1])] <- 1
  for (r in seq_len(nrow(pairs))) w[pairs[r, 2]] <- w[pairs[r, 2]] + 1 / n[[as.character(pairs[r, 1])]]
  list(pairs = pairs, w = w)
}
report <- function(name, m) {
  put(paste(name, c("matched", "controls", "ess", "effect", "se")), c(sum(m$w[t] > 0), sum(m$w[!t] > 0), sum(m$w[!t])^2 / sum(m$w[!t]^2), effect(m$w), wls(m$w)))
  if (!is.null(m$pairs)) put(paste(name, "hash"), sum(m$pairs[, 1] * m$pairs[, 2]))
}
from("greedy nearest neighbour written out in R")
for (scale in c("score", "logit")) for (order in c("row", "largest", "smallest")) for (c in c(0.2, 0.05)) {
  s <- if (scale == "score") e else logit
  report(paste("nearest", scale, order, c), greedy(s, order, c * sd(s)))
}
report("nearest none", greedy(e, "row", Inf))
p <- greedy(e, "row", Inf)$pairs; d <- y[p[, 1]] - y[p[, 2]]; put(c("paired se", "paired p"), c(sd(d) / sqrt(length(d)), t.test(d)$p.value))
report("replacement 0.1", greedy(logit, "row", 0.1 * sd(logit), TRUE))
report("ratio 2", greedy(logit, "largest", 0.2 * sd(logit), FALSE, ratio = 2))
report("replacement ratio 3", greedy(logit, "row", 0.2 * sd(logit), TRUE, ratio = 3))
report("exact care", greedy(logit, "largest", 0.2 * sd(logit), FALSE, cell = pilot$care))
from("radius matching written out in R")
radius <- function(s, caliper, cell = rep(1, length(s))) { w <- rep(0, length(s)); for (i in which(t)) { k <- which(!t & cell == cell[i] & abs(s - s[i]) <= caliper); if (length(k)) { w[i] <- 1; w[k] <- w[k] + 1 / length(k) } }; list(w = w) }
report("radius 0.1", radius(logit, 0.1 * sd(logit))); report("radius exact site", radius(logit, 0.2 * sd(logit), pilot$site))
from("cells and subclasses written out in R")
cellw <- function(k) { w <- rep(0, length(k)); for (v in unique(k)) { i <- k == v; if (any(t[i]) && any(!t[i])) { w[i & t] <- 1; w[i & !t] <- sum(i & t) / sum(i & !t) } }; list(w = w) }
report("cells", cellw(paste(pilot$site, pilot$care)))
report("subclasses", cellw(findInterval(e, quantile(e[t], 1:4 / 5))))
from("weights by their formulas; HC0 of lm(hours ~ treat, weights)")
for (k in c("treated", "everybody", "overlap")) {
  w <- switch(k, treated = ifelse(t, 1, e / (1 - e)), everybody = ifelse(t, 1 / e, 1 / (1 - e)), overlap = ifelse(t, 1 - e, e))
  put(paste("weights", k, c("effect", "se", "ess")), c(effect(w), sqrt(sandwich::vcovHC(lm(y ~ t, weights = w), type = "HC0")[2, 2]), sum(w[!t])^2 / sum(w[!t]^2)))
}
m0 <- predict(lm(y ~ age + prior + care + score, pilot, subset = !t), pilot); m1 <- predict(lm(y ~ age + prior + care + score, pilot, subset = t), pilot)
from("augmented estimates by their influence functions")
a <- m1 - m0 + ifelse(t, (y - m1) / e, -(y - m0) / (1 - e)); put(paste("augmented everybody", c("effect", "se")), c(mean(a), sd(a) / sqrt(length(a))))
n <- length(y); q <- mean(t); b <- ifelse(t, y - m0, -e / (1 - e) * (y - m0)); est <- mean(b) / q; put(paste("augmented treated", c("effect", "se")), c(est, sqrt(sum(((b - t * est) / q)^2)) / n))
put(c("regression treated", "regression everybody"), c(mean((y - m0)[t]), mean(m1 - m0)))
from("balance by its formulas (weighted variance of cov.wt)")
w <- greedy(e, "row", Inf)$w
for (v in c("age", "prior", "care", "score")) {
  x <- pilot[[v]]; s <- sd(x[t]); wm <- function(i) weighted.mean(x[i], w[i]); wv <- function(i) cov.wt(matrix(x[i]), w[i] / sum(w[i]))$cov[1]
  put(paste("balance", v, c("before", "before pooled", "after", "ratio")), c((mean(x[t]) - mean(x[!t])) / s, (mean(x[t]) - mean(x[!t])) / sqrt((var(x[t]) + var(x[!t])) / 2), (wm(t) - wm(!t)) / s, wv(t) / wv(!t)))
}
from("lm(outcome ~ treated * after, panel), sandwich")
f <- lm(outcome ~ treated * after, panel); i <- "treated:after"
put(paste("did", c("effect", "se", "HC1", "clustered")), c(coef(f)[i], sqrt(diag(vcov(f)))[i], sqrt(diag(sandwich::vcovHC(f, type = "HC1")))[i], sqrt(diag(sandwich::vcovCL(f, cluster = ~unit, type = "HC1")))[i]))
from("lm(outcome ~ treated:after + factor(unit) + factor(period), panel), vcovCL HC0 by unit, t with 39 degrees")
g <- lm(outcome ~ I(treated * after) + factor(unit) + factor(period), panel); v <- sqrt(sandwich::vcovCL(g, cluster = panel$unit, type = "HC0")[2, 2])
put(paste("two-way", c("effect", "se", "p")), c(coef(g)[2], v, 2 * pt(-abs(coef(g)[2] / v), 39)))
