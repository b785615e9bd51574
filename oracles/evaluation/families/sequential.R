# Boundaries by rpact (an independent implementation in C++); its own quadrature is good to about 1e-11.
suppressMessages(library(rpact))
shapes <- list(pocock = list("P"), obrien_fleming = list("OF"), wang_tsiatis = list("WT", deltaWT = 0.25), spending_obrien_fleming = list("asOF"), spending_pocock = list("asP"), spending_power = list("asKD", gammaA = 2), spending_hsd = list("asHSD", gammaA = -4), spending_hsd_high = list("asHSD", gammaA = 1))
for (name in names(shapes)) for (sided in 1:2) for (looks in c("2", "3", "5", "uneven")) {
  information <- switch(looks, "2" = (1:2) / 2, "3" = (1:3) / 3, "5" = (1:5) / 5, uneven = c(0.3, 0.7, 1))
  options <- c(list(informationRates = information, alpha = if (sided == 1) 0.025 else 0.05, sided = sided, tolerance = 1e-10), setNames(shapes[[name]], c("typeOfDesign", names(shapes[[name]])[-1])))
  from(sprintf("rpact::getDesignGroupSequential(%s, sided = %d, informationRates = %s)", shapes[[name]][[1]], sided, paste(signif(information, 3), collapse = " ")))
  design <- do.call(getDesignGroupSequential, options)
  put(paste(name, sided, looks, seq_along(information)), design$criticalValues)
  # What is spent in all the package rounds.
  some <- head(seq_along(information), -1)
  if (startsWith(shapes[[name]][[1]], "as")) put(paste(name, sided, looks, "spent", some), design$alphaSpent[some])
}
from("rpact::getDesignCharacteristics(getDesignGroupSequential(OF, sided = 2, 3 looks, power 0.8))$inflationFactor")
put("inflation", getDesignCharacteristics(getDesignGroupSequential(kMax = 3, alpha = 0.05, beta = 0.2, sided = 2, typeOfDesign = "OF", tolerance = 1e-10))$inflationFactor)
# The same by a recursion of our own in R, to 1e-12: the package's one-sided quadrature is good to about 3e-8 at five looks.
gauss <- function(n) { i <- 1:(n - 1); b <- i / sqrt(4 * i^2 - 1); m <- matrix(0, n, n); m[cbind(i, i + 1)] <- b; m[cbind(i + 1, i)] <- b; e <- eigen(m, symmetric = TRUE); list(x = rev(e$values), w = rev(2 * e$vectors[1, ]^2)) }
rule <- gauss(32)
panels <- function(from, to) { n <- ceiling((to - from) / 0.5); ends <- seq(from, to, length.out = n + 1); h <- (to - from) / n / 2; list(x = as.vector(outer(rule$x * h, head(ends, -1) + h, "+")), w = rep(rule$w * h, n)) }
spend <- list(spending_obrien_fleming = function(t, a) 2 * pnorm(qnorm(a / 2) / sqrt(t)), spending_pocock = function(t, a) a * log(1 + (exp(1) - 1) * t), spending_power = function(t, a) a * t^2, spending_hsd = function(t, a) a * (1 - exp(4 * t)) / (1 - exp(4)), spending_hsd_high = function(t, a) a * (1 - exp(-t)) / (1 - exp(-1)))
# B(t) = z sqrt(t) has independent increments; the density of those who go on is carried from look to look.
recursion <- function(f, a, t, two) {
  a <- if (two) a / 2 else a; z <- numeric(length(t)); x <- 0; mass <- 1; before <- 0
  for (k in seq_along(t)) {
    step <- sqrt(t[k] - before); above <- function(c) sum(mass * pnorm((c * sqrt(t[k]) - x) / step, lower.tail = FALSE))
    due <- f(t[k], a) - if (k == 1) 0 else f(before, a)
    z[k] <- uniroot(function(c) log(above(c)) - log(due), c(-2, 9), tol = 1e-14)$root
    if (k < length(t)) { p <- panels(if (two) -z[k] * sqrt(t[k]) else -9 * sqrt(t[k]), z[k] * sqrt(t[k])); y <- p$x; mass <- p$w * sapply(y, function(y) sum(mass * dnorm((y - x) / step) / step)); x <- y }
    before <- t[k]
  }
  z
}
for (name in names(spend)) for (two in c(FALSE, TRUE)) for (looks in c("5", "uneven")) {
  t <- if (looks == "5") (1:5) / 5 else c(0.3, 0.7, 1)
  from(sprintf("recursive quadrature written out, %s, %s", name, if (two) "two-sided 0.05" else "one-sided 0.025"))
  put(paste("recursion", name, 1 + two, looks, seq_along(t)), recursion(spend[[name]], if (two) 0.05 else 0.025, t, two))
}
