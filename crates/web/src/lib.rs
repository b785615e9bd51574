//! Pages: the door is the route line.
