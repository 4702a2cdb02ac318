//! The tests that cross rooms stand beside this file.
