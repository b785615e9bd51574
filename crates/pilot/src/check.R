# Everything below is the same for every pilot. R with its own package survival is all it needs.
suppressMessages(library(survival))
given <- commandArgs(TRUE)
if (length(given) != 2) stop("give the data and values.csv")
missing_words <- c("", "NA", "NaN", "nan", "null", "NULL", ".")
data <- read.csv(given[1], colClasses = "character", na.strings = missing_words, check.names = FALSE, strip.white = TRUE, fileEncoding = "UTF-8-BOM")
wanted <- read.csv(given[2], stringsAsFactors = FALSE)
found <- list()
put <- function(name, value) for (i in seq_along(name)) found[[name[i]]] <<- as.numeric(value[i])
flags <- function(text) text %in% c("1", "1.0", "true", "TRUE", "True")

# Months as a calendar counts them: the month's last day where it has no such day.
months_after <- function(day, months) {
  parts <- as.POSIXlt(day)
  month <- parts$year * 12 + parts$mon + months
  first <- as.Date(sprintf("%04d-%02d-01", 1900 + month %/% 12, month %% 12 + 1))
  following <- as.Date(sprintf("%04d-%02d-01", 1900 + (month + 1) %/% 12, (month + 1) %% 12 + 1))
  pmin(first + parts$mday - 1, following - 1)
}

treated_all <- flags(data[[took_part]])
begun <- as.Date(data[[start]])
is_traced <- if (is.null(traced)) rep(TRUE, nrow(data)) else flags(data[[traced]])
is_due <- is_traced & months_after(begun, known_after_months) <= data_cut
if (kind == "proven_reoffending") {
  offended_on <- as.Date(data[[offence]]); proven_on <- as.Date(data[[proven]])
  known <- !is.na(offended_on) & proven_on <= data_cut
  outcome_all <- as.numeric(known & offended_on < months_after(begun, 12) & proven_on < months_after(begun, 18))
  outcome_all[is.na(outcome_all)] <- 0
  last <- pmin(months_after(begun, 12), months_after(data_cut, -6))
  watched <- as.numeric(last - begun)
  seen <- known & offended_on < last
  seen[is.na(seen)] <- FALSE
  watched[seen] <- as.numeric(offended_on - begun)[seen]
  can_be_watched <- is_traced & as.numeric(last - begun) > 0
} else {
  outcome_all <- as.numeric(flags(data[[flag]]))
}
for (group in c("took_part", "comparison")) {
  of <- treated_all == (group == "took_part")
  put(paste0("flow.", group, c(".submitted", ".traced", ".due")), c(sum(of), sum(of & is_traced), sum(of & is_due)))
}

# The columns of the model, for some rows.
labels_of <- function(words) {
  labels <- sort(unique(words), method = "radix")
  as_number <- suppressWarnings(as.numeric(labels))
  if (all(!is.na(as_number))) labels[order(as_number)] else labels
}
design_of <- function(rows) {
  columns <- list()
  for (name in numbers) {
    values <- as.numeric(data[[name]][rows])
    if (length(unique(values)) > 1) columns[[name]] <- values
  }
  for (name in categories) {
    words <- data[[name]][rows]
    for (label in labels_of(words)[-1]) columns[[paste0(name, "=", label)]] <- as.numeric(words == label)
  }
  columns
}
tight <- glm.control(epsilon = 1e-15, maxit = 100)
score_of <- function(treated, design) {
  x <- as.data.frame(design, optional = TRUE); names(x) <- paste0("x", seq_along(design))
  fit <- suppressWarnings(glm(treated ~ ., binomial, x, control = tight))
  fit <- suppressWarnings(glm(treated ~ ., binomial, x, control = tight, start = coef(fit)))
  list(score = unname(fitted(fit)), coefficients = setNames(coef(fit), c("intercept", names(design))))
}

# Matching by the written rules: ties by lowest row, a caliper holds its end.
radius <- function(treated, s, caliper, cell) {
  w <- rep(0, length(s))
  for (i in which(treated)) {
    k <- which(!treated & cell == cell[i] & abs(s - s[i]) <= caliper)
    if (length(k)) { w[i] <- 1; w[k] <- w[k] + 1 / length(k) }
  }
  list(w = w, pairs = NULL)
}
# An order drawn from the seed stands among the values: those who found a match, in that order.
nearest <- function(treated, s, caliper, cell, order_by, replace, ratio, drawn = NULL) {
  rows <- if (order_by == "random") drawn else which(treated)
  if (order_by == "largest") rows <- rows[order(-s[rows], rows)]
  if (order_by == "smallest") rows <- rows[order(s[rows], rows)]
  free <- which(!treated); pairs <- NULL; own <- list()
  for (round in seq_len(ratio)) for (i in rows) {
    k <- free[cell[free] == cell[i]]
    if (replace) k <- setdiff(k, own[[as.character(i)]])
    if (!length(k)) next
    d <- abs(s[k] - s[i]); j <- k[order(d, k)][1]
    if (min(d) > caliper) next
    pairs <- rbind(pairs, c(i, j))
    if (replace) own[[as.character(i)]] <- c(own[[as.character(i)]], j) else free <- setdiff(free, j)
  }
  w <- rep(0, length(s))
  if (!is.null(pairs)) {
    n <- table(pairs[, 1]); w[unique(pairs[, 1])] <- 1
    for (r in seq_len(nrow(pairs))) w[pairs[r, 2]] <- w[pairs[r, 2]] + 1 / n[[as.character(pairs[r, 1])]]
  }
  list(w = w, pairs = pairs)
}
reach <- function(level) qnorm((1 - level) / 2, lower.tail = FALSE)
effect <- function(treated, y, w, level) {
  m1 <- sum(w[treated] * y[treated]) / sum(w[treated]); m0 <- sum(w[!treated] * y[!treated]) / sum(w[!treated])
  se <- sqrt(sum((w[treated] * (y[treated] - m1))^2) / sum(w[treated])^2 + sum((w[!treated] * (y[!treated] - m0))^2) / sum(w[!treated])^2)
  d <- m1 - m0
  c(took_part = m1, comparison = m0, difference = d, se = se, p = 2 * pnorm(-abs(d / se)), lower = d - reach(level) * se, upper = d + reach(level) * se)
}
put_effect <- function(name, e) put(paste0(name, ".", names(e)), e)
put_ratio <- function(name, r) put(paste0(name, c(".estimate", ".lower", ".upper")), r)

drawn_for <- function(name) wanted$value[startsWith(wanted$name, paste0("drawn.", name, "."))]
# One comparison, without any outcome.
compare <- function(rows, name = "whole") {
  treated <- treated_all[rows]; design <- design_of(rows); score <- NULL; coefficients <- NULL; caliper <- NULL
  cell <- if (length(exact)) do.call(paste, c(unname(data[rows, exact, drop = FALSE]), sep = "\r")) else rep("", length(rows))
  if (matched_design) {
    scored <- score_of(treated, design); score <- scored$score; coefficients <- scored$coefficients
    s <- if (logit_scale) log(score / (1 - score)) else score
    caliper <- caliper_sd * sd(s)
    m <- if (radius_method) radius(treated, s, caliper, cell) else nearest(treated, s, caliper, cell, match_order, replacement, ratio, drawn_for(name))
  } else m <- list(w = rep(1, length(rows)), pairs = NULL)
  list(rows = rows, treated = treated, design = design, score = score, coefficients = coefficients, caliper = caliper, w = m$w, pairs = m$pairs)
}
standardised <- function(x, treated, w) {
  mean_of <- function(arm) sum(w[treated == arm] * x[treated == arm]) / sum(w[treated == arm])
  (mean_of(TRUE) - mean_of(FALSE)) / sd(x[treated])
}
# log ratio of weighted shares with the robust error of a Poisson model: the same as that of a ratio of means.
ratio_of <- function(treated, y, w, level) {
  use <- w > 0; x <- as.numeric(treated[use]); y <- y[use]; w <- w[use]
  fit <- suppressWarnings(glm(y ~ x, poisson, weights = w, control = tight))
  fit <- suppressWarnings(glm(y ~ x, poisson, weights = w, control = tight, start = coef(fit)))
  mu <- fitted(fit); design <- cbind(1, x)
  bread <- solve(crossprod(design, w * mu * design)); meat <- crossprod(w * (y - mu) * design)
  se <- sqrt((bread %*% meat %*% bread)[2, 2])
  exp(coef(fit)[[2]] + c(0, -1, 1) * reach(level) * se)
}
e_value <- function(r) {
  of <- function(r) { r <- if (r < 1) 1 / r else r; r + sqrt(r * (r - 1)) }
  c(of(r[1]), if (r[2] <= 1 && r[3] >= 1) 1 else if (r[1] > 1) of(r[2]) else of(r[3]))
}

# Where the groups cannot be compared, nothing of it is among the values.
whole <- tryCatch(compare(which(is_due)), error = function(e) NULL)
if (!is.null(whole)) {
  put(paste0("flow.", c("took_part", "comparison"), ".matched"), c(sum(whole$w[whole$treated] > 0), sum(whole$w[!whole$treated] > 0)))
  if (!is.null(whole$coefficients)) put(paste0("score.", names(whole$coefficients)), whole$coefficients)
  if (!is.null(whole$caliper) && is.finite(whole$caliper)) put("caliper", whole$caliper)
  controls <- whole$w[!whole$treated]
  effective <- sum(controls)^2 / sum(controls^2)
  put("effective_controls", effective)
  if (!is.null(whole$score)) {
    share <- mean(whole$treated); odds <- whole$score / (1 - whole$score) * (1 - share) / share
    put("equipoise", mean(odds / (1 + odds) >= 0.3 & odds / (1 + odds) <= 0.7))
  }
  for (name in names(whole$design)) {
    x <- whole$design[[name]]
    put(paste0("smd_before.", name), standardised(x, whole$treated, rep(1, length(x))))
    put(paste0("smd_after.", name), standardised(x, whole$treated, whole$w))
  }
} else put(paste0("flow.", c("took_part", "comparison"), ".matched"), c(0, 0))

# What the gates let through is among the values; only that is compared.
is_shown <- "rate.difference" %in% wanted$name
if (is_shown) {
  y <- outcome_all[whole$rows]
  put_effect("rate", effect(whole$treated, y, whole$w, level))
  if ("ratio.estimate" %in% wanted$name) {
    r <- ratio_of(whole$treated, y, whole$w, level); put_ratio("ratio", r)
    put(c("e_value.estimate", "e_value.interval"), e_value(r))
  }
  if (kind == "proven_reoffending") {
    if (!is.null(count)) put_effect("frequency", effect(whole$treated, as.numeric(data[[count]][whole$rows]), whole$w, level))
    use <- whole$w > 0; at <- whole$rows[use]; weight <- whole$w[use]; arm <- as.numeric(whole$treated[use])
    if ("days_to_first.difference" %in% wanted$name) {
      did <- y[use] == 1
      put_effect("days_to_first", effect(whole$treated[use][did], as.numeric(offended_on - begun)[at][did], weight[did], level))
    }
    cox <- coxph(Surv(watched[at], seen[at]) ~ arm, weights = weight, robust = TRUE, ties = "efron", control = coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 60))
    put_ratio("hazard", exp(coef(cox)[[1]] + c(0, -1, 1) * reach(level) * sqrt(vcov(cox)[1, 1])))
  }
  if ("unseen.differing" %in% wanted$name) {
    first <- y[whole$pairs[, 1]]; second <- y[whole$pairs[, 2]]; differ <- first != second
    better <- sum(first[differ] == if (fall_is_hoped_for) 0 else 1)
    upper <- function(gamma) pbinom(better - 1, sum(differ), gamma / (1 + gamma), lower.tail = FALSE)
    gammas <- (100:10000) / 100; holds <- sapply(gammas, upper) <= alpha
    put(c("unseen.differing", "unseen.favourable", "unseen.gamma"), c(sum(differ), better, if (holds[1]) max(gammas[cumprod(holds) == 1]) else 0))
  }
}

# The specification curve.
if (is_shown && matched_design) {
  t <- whole$treated; e <- whole$score; l <- log(e / (1 - e)); one <- rep("", length(e))
  put_way <- function(name, estimate, interval, n) {
    name <- paste0("specification.", name)
    put(name, estimate); put(paste0(name, ".treated"), n)
    if (!is.null(interval)) put(paste0(name, c(".lower", ".upper")), interval)
  }
  by_weights <- function(name, w) {
    if (!any(w > 0)) return()
    r <- effect(t, y, w, level)
    if (is.finite(r[["se"]]) && r[["se"]] > 0) put_way(name, r[["difference"]], r[c("lower", "upper")], sum(w[t] > 0))
  }
  by_pairs <- function(name, m) {
    n <- if (is.null(m$pairs)) 0 else nrow(m$pairs)
    if (n == 0) return()
    if (n < 2) return(by_weights(name, m$w))
    d <- y[m$pairs[, 1]] - y[m$pairs[, 2]]; se <- sd(d) / sqrt(n)
    if (se > 0) put_way(name, mean(d), mean(d) + c(-1, 1) * qt((1 - level) / 2, n - 1, lower.tail = FALSE) * se, n)
  }
  for (scale in c("score", "logit")) for (c in c(0.2, 0.1, 0.05, 0.02, if (scale == "score") Inf)) {
    s <- if (scale == "score") e else l; width <- c * sd(s)
    within <- if (is.finite(c)) paste0("caliper ", c, " SD") else "no caliper"
    by_pairs(paste0("nearest, row order, ", scale, ", ", within), nearest(t, s, width, one, "data", FALSE, 1))
    by_pairs(paste0("nearest, largest first, ", scale, ", ", within), nearest(t, s, width, one, "largest", FALSE, 1))
    by_weights(paste0("nearest, with replacement, ", scale, ", ", within), nearest(t, s, width, one, "data", TRUE, 1)$w)
    if (is.finite(c)) by_weights(paste0("radius, ", scale, ", ", within), radius(t, s, width, one)$w)
  }
  by_weights("weighted, the treated", ifelse(t, 1, e / (1 - e)))
  by_weights("weighted, everybody", ifelse(t, 1 / e, 1 / (1 - e)))
  by_weights("weighted, the overlap", ifelse(t, 1 - e, e))
  x <- as.data.frame(whole$design, optional = TRUE); names(x) <- paste0("x", seq_along(x))
  without <- predict(lm(y ~ ., x, subset = !t), x); with <- predict(lm(y ~ ., x, subset = t), x); n <- length(y)
  pull <- with - without + ifelse(t, (y - with) / e, -(y - without) / (1 - e))
  put_way("augmented, everybody", mean(pull), mean(pull) + c(-1, 1) * reach(level) * sd(pull) / sqrt(n), sum(t))
  pull <- ifelse(t, y - without, -e / (1 - e) * (y - without)); estimate <- mean(pull) / mean(t)
  put_way("augmented, the treated", estimate, estimate + c(-1, 1) * reach(level) * sqrt(sum(((pull - t * estimate) / mean(t))^2)) / n, sum(t))
  put_way("regression, the treated", mean((y - without)[t]), NULL, sum(t))
  put_way("regression, everybody", mean(with - without), NULL, sum(t))
}

# Curves that step when enough people have left; the comparison group by its weights.
if (kind == "proven_reoffending") {
  rows <- which(can_be_watched)
  curve <- if (!is.null(whole) && identical(rows, whole$rows)) whole else tryCatch(compare(rows), error = function(e) NULL)
  if (!is.null(curve)) for (group in c("took_part", "comparison")) {
    use <- curve$w > 0 & curve$treated == (group == "took_part"); at <- curve$rows[use]; weight <- curve$w[use]
    put(paste0("curve.", group, ".people"), length(at))
    fit <- survfit(Surv(watched[at], seen[at]) ~ 1, weights = weight, timefix = FALSE)
    left <- 0
    for (i in seq_along(fit$time)) {
      left <- left + sum(watched[at] == fit$time[i])
      if (left < curve_least) next
      put(paste0("curve.", group, ".", fit$time[i], c("", ".left")), c(fit$surv[i], left)); left <- 0
    }
  }
}

# Subgroups: those whom the whole analyses, compared anew.
for (family in breakdown) if (is_shown) {
  words <- data[[family$column]]
  for (i in seq_along(family$from)) words[words == family$from[i]] <- family$to[i]
  analysed <- whole$rows[whole$treated & whole$w > 0]; others <- whole$rows[!whole$treated]; p <- NULL
  counts <- function(category) { of <- analysed[words[analysed] == category]; c(sum(outcome_all[of]), length(of)) }
  for (category in labels_of(words[whole$rows])) {
    name <- paste0("group.", family$column, ".", category)
    if (paste0(name, ".difference") %in% wanted$name) {
      part <- compare(sort(c(analysed, others)[words[c(analysed, others)] == category]), name)
      result <- effect(part$treated, outcome_all[part$rows], part$w, level)
      put_effect(name, result); p[name] <- result[["p"]]
    }
    if (paste0(name, ".relative_rate.estimate") %in% wanted$name) {
      a <- counts(category); b <- counts(family$reference); r <- (a[1] / a[2]) / (b[1] / b[2])
      put_ratio(paste0(name, ".relative_rate"), exp(log(r) + c(0, -1, 1) * reach(1 - alpha) * sqrt(1 / a[1] - 1 / a[2] + 1 / b[1] - 1 / b[2])))
    }
  }
  if (length(p)) put(paste0(names(p), ".holm"), p.adjust(p, "holm"))
}

# What can be shown at this size.
if ("power.alone" %in% wanted$name) {
size <- sum(whole$treated & whole$w > 0); control <- max(effective, 1)
base <- if (fall_is_hoped_for) base_points / 100 else 1 - base_points / 100
chance <- function(fall, pilots = 1, spread = 0) {
  p <- base - fall; pooled <- (size * p + control * base) / (size + control)
  null <- pooled * (1 - pooled) * (1 / size + 1 / control) + spread^2
  real <- p * (1 - p) / size + base * (1 - base) / control + spread^2
  pnorm((abs(fall) - qnorm(alpha / 2, lower.tail = FALSE) * sqrt(null / pilots)) / sqrt(real / pilots))
}
fall <- change_points / 100
put("power.alone", chance(fall)); put("power.pooled", chance(fall, pool))
if (spread_points > 0) put("power.pooled_spread", chance(fall, pool, spread_points / 100))
if ("power.smallest" %in% wanted$name) put("power.smallest", uniroot(function(f) chance(f) - wanted_power, c(1e-9, base * (1 - 1e-12)), tol = 1e-15)$root)
if ("power.needed" %in% wanted$name) { many <- 1:100000; put("power.needed", many[chance(fall, many) >= wanted_power][1]) }
}

# Places: limits by exact tails, between whole numbers by a straight line.
if (!is.null(place) && "funnel.target" %in% wanted$name) {
  shown <- sub("^funnel\\.", "", grep("^funnel\\.(?!target$).*(?<!\\.lower)(?<!\\.upper)$", wanted$name, value = TRUE, perl = TRUE))
  of <- function(name) { at <- which(is_due & data[[place]] == name); c(sum(outcome_all[at]), length(at)) }
  table <- sapply(shown, of); target <- sum(table[1, ]) / sum(table[2, ]); put("funnel.target", target)
  limit <- function(p, n) { k <- which(pbinom(0:n, n, target) > p)[1] - 1; upper <- pbinom(k, n, target); lower <- pbinom(k - 1, n, target); max((k - (upper - p) / (upper - lower)) / n, 0) }
  for (name in shown) {
    n <- table[2, name]; put(paste0("funnel.", name), table[1, name] / n)
    for (which in c("95", "998")) { out <- if (which == "95") 0.025 else 0.001; put(paste0("funnel.", name, ".", which, c(".lower", ".upper")), c(limit(out, n), limit(1 - out, n))) }
  }
}
# Starts by month: ranges of 3.267 times the average or more are screened out once.
if ("starts.mean" %in% wanted$name) {
  days <- begun[begun <= data_cut]; month <- format(days, "%Y-%m")
  first <- as.Date(paste0(min(month), "-01")); all_months <- format(seq(first, as.Date(paste0(max(month), "-01")), by = "month"), "%Y-%m")
  n <- as.numeric(table(factor(month, all_months))); ranges <- abs(diff(n)); average <- mean(ranges)
  if (average > 0) average <- mean(ranges[ranges < 3.267 * average])
  put(c("starts.mean", "starts.lower", "starts.upper"), mean(n) + c(0, -2.66, 2.66) * average)
}
put("level", level)

# A drawn order is taken over, not worked out.
for (name in wanted$name[startsWith(wanted$name, "drawn.")]) put(name, wanted$value[wanted$name == name])

# Beside each other: relative, and absolute where 0 is meant.
mine <- sapply(wanted$name, function(name) if (is.null(found[[name]])) NA_real_ else found[[name]])
apart <- abs(mine - wanted$value) / pmax(abs(wanted$value), 1e-3)
bad <- is.na(apart) | apart > 1e-9
cat(sprintf("%d values, %d agree to 1e-9 relative, the worst to %.1e\n", length(bad), sum(!bad), max(apart[!is.na(apart)])))
if (any(bad)) { print(data.frame(name = wanted$name, report = wanted$value, r = mine, apart = apart)[bad, ], row.names = FALSE); quit(status = 1) }
