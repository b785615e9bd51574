#!/usr/bin/env Rscript
# Recomputes golden values in R. Usage: Rscript golden.R COLUMNS OUTDIR [FAMILY...]
# Every value is written with 17 digits and the call that it comes from; convergence is tightened everywhere.
arguments <- commandArgs(TRUE)
columns <- arguments[1]
out <- arguments[2]
wanted <- arguments[-(1:2)]
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
suppressMessages(library(survival))
dir.create(out, showWarnings = FALSE, recursive = TRUE)
read <- function(name) read.csv(file.path(columns, paste0(name, ".csv")), stringsAsFactors = FALSE)
rossi <- read("rossi"); pilot <- read("pilot"); spells <- read("spells"); studies <- read("studies"); panel <- read("panel")
rows <- NULL
source_now <- ""
# Remembers the call that the next values come from.
from <- function(text) source_now <<- text
put <- function(name, value) {
  value <- as.numeric(value)
  stopifnot(length(value) == length(name))
  rows <<- rbind(rows, data.frame(quantity = name, value = sprintf("%.17g", value), source = source_now))
}
tight <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 60)
for (file in sort(list.files(file.path(here, "families"), pattern = "[.]R$"))) {
  family <- sub("[.]R$", "", file)
  if (length(wanted) && !(family %in% wanted)) next
  rows <- NULL
  source(file.path(here, "families", file))
  target <- file.path(out, paste0(family, ".csv"))
  con <- file(target, "w", encoding = "UTF-8")
  write.csv(rows, con, row.names = FALSE, quote = TRUE, eol = "\n")
  close(con)
  cat(family, nrow(rows), "values\n")
}
