# SPDX-License-Identifier: CC0-1.0
"""Stafett from Python, by the C library and nothing else."""

import json
from ctypes import CDLL, POINTER, byref, c_char_p, c_int32, c_size_t, c_uint32, c_void_p, string_at

ABI = 1


class Refused(Exception):
    """What cannot be used; `text` is the library's error as JSON, `errors` the same read."""

    def __init__(self, status, text):
        self.status = status
        self.text = text
        self.errors = json.loads(text)["errors"]
        super().__init__("; ".join(error["message"]["en"] for error in self.errors))


class Library:
    """The library at `path`: libstafett.so, libstafett.dylib or stafett.dll."""

    def __init__(self, path):
        self._c = c = CDLL(path)
        text = POINTER(c_void_p)
        c.stafett_abi.restype = c_uint32
        c.stafett_version.restype = c_char_p
        c.stafett_programme_new.argtypes = [c_char_p, c_size_t, text]
        c.stafett_programme_new.restype = c_void_p
        c.stafett_programme_free.argtypes = [c_void_p]
        c.stafett_programme_free.restype = None
        asked = [c_void_p, c_char_p, c_size_t, c_char_p, c_char_p]
        c.stafett_plan.argtypes = [*asked, text]
        c.stafett_plan.restype = c_int32
        c.stafett_why.argtypes = [*asked, c_char_p, text]
        c.stafett_why.restype = c_int32
        c.stafett_string_free.argtypes = [c_void_p]
        c.stafett_string_free.restype = None
        if c.stafett_abi() != ABI:
            raise OSError(f"{path} has version {c.stafett_abi()} of the functions, not {ABI}")

    @property
    def version(self):
        return self._c.stafett_version().decode()

    def programme(self, data):
        """A compiled programme from its bytes."""
        return Programme(self, data)

    def _taken(self, out):
        try:
            return string_at(out).decode()
        finally:
            self._c.stafett_string_free(out)


class Programme:
    """A compiled programme. Threads may share it."""

    def __init__(self, library, data):
        self._library = library
        error = c_void_p()
        self._programme = library._c.stafett_programme_new(data, len(data), byref(error))
        if not self._programme:
            raise Refused(1, library._taken(error))

    def plan(self, child, as_of=None, known_at=None):
        """The plan, as JSON text, of the child that `child` states as JSON bytes."""
        return self._asked(self._library._c.stafett_plan, child, as_of, known_at)

    def why(self, child, rule, as_of=None, known_at=None):
        """How one line of that plan came about, as JSON text."""
        return self._asked(self._library._c.stafett_why, child, as_of, known_at, rule.encode())

    def _asked(self, call, child, as_of, known_at, *rule):
        out = c_void_p()
        days = [day.encode() if day is not None else None for day in (as_of, known_at)]
        status = call(self._programme, child, len(child), *days, *rule, byref(out))
        answer = self._library._taken(out)
        if status != 0:
            raise Refused(status, answer)
        return answer

    def __del__(self):
        if getattr(self, "_programme", None):
            self._library._c.stafett_programme_free(self._programme)
