# argparse: usage and help, in lines as CPython breaks them.
import argparse

LONG = ("A rather long text that goes on, and on, with well-known hyphenated words, a "
        "mini-batch-size here, an e-mail there, x-y, 3-4, --options too, and what is "
        "neither  here\n nor there; a_very_long_name_that_is_longer_than_any_line_" + "x" * 70 + " end.")


def show(p):
    print(p.format_usage())
    print(p.format_help())


p = argparse.ArgumentParser(prog="train", description=LONG, epilog="The end of %(prog)s.\n\nReally.")
show(p)
p.add_argument("data")
p.add_argument("out", nargs="?", help="where to, by default %(default)s", default="out.txt")
show(p)
p.add_argument("--learning-rate", "-l", type=float, default=0.1, metavar="RATE", help="%(type)s, %(default)s, 5%%: " + LONG)
p.add_argument("-n", type=int, required=True, help="how many")
p.add_argument("--model", choices=["mlp", "cnn"], help="one of %(choices)s")
p.add_argument("--sizes", nargs="+", type=int)
p.add_argument("--pair", nargs=2, metavar=("A", "B"), help="two")
p.add_argument("--many", nargs="*")
p.add_argument("--maybe", nargs="?", help=argparse.SUPPRESS)
p.add_argument("--version", action="version", version="%(prog)s 1.2")
p.add_argument("-v", "--verbose", action="count", help="say more")
p.add_argument("--both", action=argparse.BooleanOptionalAction, default=True, help="both, %(default)s")
show(p)
g = p.add_argument_group("group", "A group of its own, described by a text that is long enough to need two lines here, for sure.")
g.add_argument("--in-the-group", action="store_true", help="in it")
g.add_argument("third", nargs="*", help="more")
p.add_argument_group("empty")
p.add_argument_group("described", "Only.")
show(p)

for prog in ["x", "a-program-with-a-name-that-is-so-very-long-that-it-fills-nearly-all-of-the-line-that-is-there.py"]:
    for formatter in [argparse.ArgumentDefaultsHelpFormatter, argparse.RawDescriptionHelpFormatter,
                      argparse.RawTextHelpFormatter]:
        q = argparse.ArgumentParser(prog, description="Lines\n  of their own.\n", formatter_class=formatter,
                                    add_help=prog == "x")
        for i in range(4):
            q.add_argument(f"--option-{i}", default=i, help=f"number\n  {i}", required=i == 2)
            q.add_argument(f"argument{i}", nargs=[None, "+", 2, "*"][i], help="what is\nneeded")
        show(q)
r = argparse.ArgumentParser(prog="r", usage="%(prog)s it [yourself]", add_help=False)
show(r)
r.add_argument("-x", help="")
r.add_argument("--long-option-name-with-no-help", "-q", metavar="VALUE")
r.add_argument("exactly-twenty-chars", help="twenty")
r.add_argument("exactly-twenty-1-chars", help="more")
show(r)
for i in range(2, 30, 3):
    s = argparse.ArgumentParser(prog="s" * i, description=LONG[i:], add_help=False)
    s.add_argument("--opt", help=LONG[3 * i:])
    for k in range(i):
        s.add_argument("-" + "abcdefghijklmnopqrstuvwxyzABCDEF"[k], action="store_true")
    show(s)
try:
    p.parse_args(["--version"])
except SystemExit as e:
    print(e.code)
try:
    p.parse_args(["x", "-h"])
except SystemExit as e:
    print(e.code)
p.print_usage()
