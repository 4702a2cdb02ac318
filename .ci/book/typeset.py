"""Stands for the program Typst where it is not installed: the same compiler, from PyPI's package typst.

Takes what `stafett book --pdf` asks of it: `--version`, or `compile --pdf-standard ua-1
--ignore-system-fonts SOURCE PDF`.
"""

import argparse
import sys

import typst


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--version", action="version", version="typst from PyPI")
    compiling = parser.add_subparsers(required=True).add_parser("compile")
    compiling.add_argument("--pdf-standard", required=True)
    compiling.add_argument("--ignore-system-fonts", action="store_true")
    compiling.add_argument("source")
    compiling.add_argument("pdf")
    wish = parser.parse_args()
    try:
        _, warnings = typst.compile_with_warnings(
            wish.source,
            output=wish.pdf,
            ignore_system_fonts=wish.ignore_system_fonts,
            pdf_standards=[wish.pdf_standard],
        )
    except typst.TypstError as error:
        sys.exit(f"error: {error}\n{error.diagnostic}")
    for warning in warnings:
        print(f"warning: {warning}", file=sys.stderr)


main()
