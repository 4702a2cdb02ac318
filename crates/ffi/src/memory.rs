//! For hosts of the wasm module: room in its memory for what they hand in.
#![allow(
    unsafe_code,
    reason = "memory is handed to a host that is not Rust, and back"
)]

use std::alloc::{Layout, alloc, dealloc};

/// So that a pointer may be kept there as well as text.
const ALIGNMENT: usize = 8;

fn layout(len: usize) -> Option<Layout> {
    let layout = Layout::from_size_align(len, ALIGNMENT).ok()?;
    (len > 0).then_some(layout)
}

/// Room for `len` bytes, at a place that 8 divides; null where `len` is 0 or there is none. To be
/// given back with [`stafett_dealloc`].
#[unsafe(no_mangle)]
pub extern "C" fn stafett_alloc(len: usize) -> *mut u8 {
    match layout(len) {
        // SAFETY: the layout is not empty.
        Some(layout) => unsafe { alloc(layout) },
        None => std::ptr::null_mut(),
    }
}

/// Gives room back. Null does nothing.
///
/// # Safety
/// `place` is null or came from [`stafett_alloc`] with the same `len`, and was not given back before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stafett_dealloc(place: *mut u8, len: usize) {
    if let (false, Some(layout)) = (place.is_null(), layout(len)) {
        // SAFETY: it was allocated with this layout, and is given back once.
        unsafe { dealloc(place, layout) };
    }
}
