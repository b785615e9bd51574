//! GOV.UK and MoJ components, rendered from the upstream packages' own templates.
