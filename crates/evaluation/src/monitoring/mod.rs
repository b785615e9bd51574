//! Watching over time and between places: what is a signal, what is noise, and never a league table.

mod cusum;
mod funnel;
mod rare;
mod signals;
mod xmr;

pub use cusum::{Cusum, average_run_length, cusum};
pub use funnel::{Funnel, FunnelKind, Place, Position, funnel};
pub use rare::{Limits, g_chart, t_chart};
pub use signals::{Improvement, Meaning, Signal};
pub use xmr::{Assurance, Chart, ChartOptions, Point, xmr};
