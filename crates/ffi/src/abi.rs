//! The C functions. What each promises and asks of its caller stands in `include/stafett.h`; this
//! file is the only one in the workspace that allows `unsafe`, and has nothing else in it.
#![allow(
    unsafe_code,
    reason = "a C function gets pointers, and only its caller can know that they hold"
)]

use crate::guard::guarded;
use crate::refusal::{Argument, Name, Problem, Refusal};
use crate::{Days, Programme};
use stafett_model::proof::Words;
use std::ffi::{CStr, CString, c_char};

/// The answer is there: a plan or an explanation.
pub const STAFETT_OK: i32 = 0;
/// An argument cannot be used; the answer is an error that says which and why.
pub const STAFETT_REFUSED: i32 = 1;
/// The library itself is at fault; the answer is an error.
pub const STAFETT_INTERNAL: i32 = 2;

/// The version of these functions. It grows when one of them changes its meaning.
const ABI: u32 = 1;

/// How many bytes of a day or of a rule's id are read; what is longer is neither.
const TEXT_LIMIT: usize = 1024;

/// The version of these functions, 1.
#[unsafe(no_mangle)]
pub extern "C" fn stafett_abi() -> u32 {
    ABI
}

/// The engine and its version, as every receipt names it. Constant; not to be freed.
#[unsafe(no_mangle)]
pub extern "C" fn stafett_version() -> *const c_char {
    const TEXT: &CStr = match CStr::from_bytes_with_nul(
        concat!("stafett-plan ", env!("CARGO_PKG_VERSION"), "\0").as_bytes(),
    ) {
        Ok(text) => text,
        Err(_) => c"stafett-plan",
    };
    TEXT.as_ptr()
}

/// Reads a compiled programme and makes it ready. Null where it cannot be used; `error` then says why.
///
/// # Safety
/// `bytes` leads to `len` readable bytes (or `len` is 0), and `error` is null or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stafett_programme_new(
    bytes: *const u8,
    len: usize,
    error: *mut *mut c_char,
) -> *mut Programme {
    let read = guarded(|| {
        // SAFETY: the caller promises it of `bytes` and `len`.
        let bytes = unsafe { slice(Argument::Programme, bytes, len) }?;
        Programme::read(bytes)
    });
    let (programme, text) = match read {
        Ok(programme) => (Box::into_raw(Box::new(programme)), None),
        Err(refused) => (std::ptr::null_mut(), Some(refused.json())),
    };
    // SAFETY: the caller promises it of `error`.
    unsafe { give(error, text) };
    programme
}

/// Gives a programme back. Null does nothing.
///
/// # Safety
/// `programme` is null or came from [`stafett_programme_new`], was not freed before, and no other
/// call is using it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stafett_programme_free(programme: *mut Programme) {
    if !programme.is_null() {
        // SAFETY: it came from `Box::into_raw` in `stafett_programme_new`, and is freed once.
        drop(unsafe { Box::from_raw(programme) });
    }
}

/// The plan of a child.
///
/// # Safety
/// `programme` is null or a live programme, `child` leads to `child_len` readable bytes (or that
/// is 0), the days are null or texts that end with a zero, and `out` is null or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stafett_plan(
    programme: *const Programme,
    child: *const u8,
    child_len: usize,
    as_of: *const c_char,
    known_at: *const c_char,
    out: *mut *mut c_char,
) -> i32 {
    let question = Question {
        programme,
        child,
        child_len,
        as_of,
        known_at,
    };
    // SAFETY: the caller promises it of each.
    unsafe { asked(question, out, Programme::plan) }
}

/// How one line of a child's plan came about.
///
/// # Safety
/// As of [`stafett_plan()`]; `rule` is null or a text that ends with a zero.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stafett_why(
    programme: *const Programme,
    child: *const u8,
    child_len: usize,
    as_of: *const c_char,
    known_at: *const c_char,
    rule: *const c_char,
    out: *mut *mut c_char,
) -> i32 {
    let question = Question {
        programme,
        child,
        child_len,
        as_of,
        known_at,
    };
    let why = |programme: &Programme, child: &[u8], days: Days<'_>| {
        // SAFETY: the caller promises it.
        let rule = unsafe { text(Argument::Rule, rule) }?;
        let rule = rule.ok_or_else(|| missing(Argument::Rule))?;
        programme.why(child, days, rule)
    };
    // SAFETY: the caller promises it of each.
    unsafe { asked(question, out, why) }
}

/// What each answer to the questions of a child's plan would give.
///
/// # Safety
/// As of [`stafett_plan()`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stafett_answers(
    programme: *const Programme,
    child: *const u8,
    child_len: usize,
    as_of: *const c_char,
    known_at: *const c_char,
    out: *mut *mut c_char,
) -> i32 {
    let question = Question {
        programme,
        child,
        child_len,
        as_of,
        known_at,
    };
    // SAFETY: the caller promises it of each.
    unsafe { asked(question, out, Programme::answers) }
}

/// Who is responsible on each day of a child's life.
///
/// # Safety
/// As of [`stafett_plan()`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stafett_responsibility(
    programme: *const Programme,
    child: *const u8,
    child_len: usize,
    as_of: *const c_char,
    known_at: *const c_char,
    out: *mut *mut c_char,
) -> i32 {
    let question = Question {
        programme,
        child,
        child_len,
        as_of,
        known_at,
    };
    // SAFETY: the caller promises it of each.
    unsafe { asked(question, out, Programme::responsibility) }
}

/// The plan of a child, of a programme that is used once.
///
/// # Safety
/// `programme` leads to `programme_len` readable bytes (or that is 0); the rest as of
/// [`stafett_plan()`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stafett_plan_once(
    programme: *const u8,
    programme_len: usize,
    child: *const u8,
    child_len: usize,
    as_of: *const c_char,
    known_at: *const c_char,
    out: *mut *mut c_char,
) -> i32 {
    let answer = guarded(|| {
        // SAFETY: the caller promises it of each.
        let (programme, child, days) = unsafe {
            (
                slice(Argument::Programme, programme, programme_len)?,
                slice(Argument::Child, child, child_len)?,
                days(as_of, known_at)?,
            )
        };
        crate::plan(programme, child, days)
    });
    // SAFETY: the caller promises it of `out`.
    unsafe { answered(out, answer) }
}

/// Gives a text back. Null does nothing.
///
/// # Safety
/// `text` is null or came from one of these functions, and was not freed before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stafett_string_free(text: *mut c_char) {
    if !text.is_null() {
        // SAFETY: it came from `CString::into_raw` in `give`, and is freed once.
        drop(unsafe { CString::from_raw(text) });
    }
}

/// What the questions about a child have in common, as the caller gave it.
struct Question {
    programme: *const Programme,
    child: *const u8,
    child_len: usize,
    as_of: *const c_char,
    known_at: *const c_char,
}

/// Asks a question about a child, and hands the answer over.
///
/// # Safety
/// As of [`stafett_plan()`].
unsafe fn asked(
    question: Question,
    out: *mut *mut c_char,
    ask: impl FnOnce(&Programme, &[u8], Days<'_>) -> Result<String, Refusal>,
) -> i32 {
    let answer = guarded(|| {
        // SAFETY: the caller promises it of each.
        let (programme, child, days) = unsafe {
            (
                live(question.programme)?,
                slice(Argument::Child, question.child, question.child_len)?,
                days(question.as_of, question.known_at)?,
            )
        };
        ask(programme, child, days)
    });
    // SAFETY: the caller promises it of `out`.
    unsafe { answered(out, answer) }
}

/// The programme behind a pointer.
///
/// # Safety
/// `programme` is null or a live programme.
unsafe fn live<'a>(programme: *const Programme) -> Result<&'a Programme, Refusal> {
    // SAFETY: the caller promises it.
    unsafe { programme.as_ref() }.ok_or_else(|| missing(Argument::Programme))
}

/// The bytes behind a pointer.
///
/// # Safety
/// `bytes` leads to `len` bytes that stay as they are for the length of the call; it may be null.
unsafe fn slice<'a>(argument: Argument, bytes: *const u8, len: usize) -> Result<&'a [u8], Refusal> {
    if len == 0 {
        return Ok(&[]);
    }
    if bytes.is_null() {
        return Err(missing(argument));
    }
    if isize::try_from(len).is_err() {
        let message = Words::new(
            format!("{len} byte får inte plats i minnet"),
            format!("{len} bytes do not fit into memory"),
        );
        return Err(Problem::new(Name::TooLarge, argument, message).into());
    }
    // SAFETY: the caller promises it; it is not null, and no longer than a slice may be.
    Ok(unsafe { std::slice::from_raw_parts(bytes, len) })
}

/// The text behind a pointer, up to the zero that ends it or [`TEXT_LIMIT`]. `None` for null.
///
/// # Safety
/// `text` is null or leads to readable bytes up to a zero or [`TEXT_LIMIT`], whichever comes first.
unsafe fn text<'a>(argument: Argument, text: *const c_char) -> Result<Option<&'a str>, Refusal> {
    if text.is_null() {
        return Ok(None);
    }
    let text = text.cast::<u8>();
    // SAFETY: every byte before the first zero is readable, and so is that zero.
    let ends = |place: &usize| unsafe { *text.add(*place) } == 0;
    let end = (0..TEXT_LIMIT).find(ends);
    // SAFETY: so many bytes have just been read.
    let bytes = unsafe { std::slice::from_raw_parts(text, end.unwrap_or(TEXT_LIMIT)) };
    let letters = if end.is_some() { bytes } else { cut(bytes) };
    crate::door::utf8(argument, letters).map(Some)
}

/// Without the beginning of a letter of which the rest was cut off.
fn cut(bytes: &[u8]) -> &[u8] {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => {
            bytes.get(..error.valid_up_to()).unwrap_or(bytes)
        }
        _ => bytes,
    }
}

/// The days behind two pointers.
///
/// # Safety
/// As of [`text`].
unsafe fn days<'a>(as_of: *const c_char, known_at: *const c_char) -> Result<Days<'a>, Refusal> {
    // SAFETY: the caller promises it of both.
    unsafe {
        Ok(Days {
            as_of: text(Argument::AsOf, as_of)?,
            known_at: text(Argument::KnownAt, known_at)?,
        })
    }
}

fn missing(argument: Argument) -> Refusal {
    let message = Words::new("argumentet saknas", "the argument is missing");
    Problem::new(Name::Missing, argument, message).into()
}

/// Hands an answer or an error over, and says which of them it is.
///
/// # Safety
/// `out` is null or may be written.
unsafe fn answered(out: *mut *mut c_char, answer: Result<String, Refusal>) -> i32 {
    let (status, text) = match answer {
        Ok(text) => (STAFETT_OK, text),
        Err(refused) if refused.is_internal() => (STAFETT_INTERNAL, refused.json()),
        Err(refused) => (STAFETT_REFUSED, refused.json()),
    };
    // SAFETY: the caller promises it.
    unsafe { give(out, Some(text)) };
    status
}

/// Hands a text over; null where there is none.
///
/// # Safety
/// `out` is null or may be written.
unsafe fn give(out: *mut *mut c_char, text: Option<String>) {
    if out.is_null() {
        return;
    }
    // JSON writes a zero as \u0000, so no text of ours has one inside.
    let text = text.and_then(|text| CString::new(text).ok());
    // SAFETY: it is not null, and the caller promises that it may be written.
    unsafe { out.write(text.map_or(std::ptr::null_mut(), CString::into_raw)) };
}
