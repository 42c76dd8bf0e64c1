"""optparse: options, groups, callbacks, help and errors."""
from optparse import OptionParser, OptionGroup, make_option, OptionValueError
import sys
def cb(option, opt, value, parser, *a):
    print("cb", opt, value, a)
    parser.values.cb = (opt, value)
p = OptionParser(usage="usage: %prog [options] arg", version="%prog 1.0", prog="demo",
                 description="A long description of what this program does, which is longer than a line of the terminal is.", epilog="The end.")
p.add_option("-d", "--dimension", type="int", default=32, help="Size of the board [default: %default]")
p.add_option("-s", type="string", dest="shape", default="cross", metavar="S", help="the shape")
p.add_option("-v", action="store_true", dest="verbose", default=False)
p.add_option("-q", action="store_false", dest="verbose")
p.add_option("-x", "--xx-yy", action="append", type="float")
p.add_option("--point", nargs=2, type=int, help="a very long help text that must be wrapped since it is long, is it not, yes it is")
p.add_option("-c", "--choice", choices=["a", "b"], default="a")
p.add_option("-n", action="count")
p.add_option("--cb", action="callback", callback=cb, type="string", callback_args=(1, 2))
p.add_option("--const", action="store_const", const=7)
g = OptionGroup(p, "Group of them", "They are dangerous.")
g.add_option("-g", "--go", action="store_true", help="Group option.")
p.add_option_group(g)
o, a = p.parse_args([])
print(o, a)
for args in (["-d", "5", "a", "-v", "b"], ["-d0x10", "--xx=3.5", "-x", "2"], ["--point", "1", "2", "--choice=b", "-nnn", "--", "-d"],
             ["--cb=3", "--const", "-qv", "-g"], ["--dim=7"]):
    o, a = p.parse_args(args)
    print(o, a, o.dimension, o.xx_yy)
print(p.format_help())
p.print_usage()
p.print_version()
for bad in (["-d", "x"], ["--nope"], ["-z"], ["--point", "1"], ["-c", "z"], ["--c"], ["--const=3"]):
    try:
        p.parse_args(bad)
    except SystemExit as e:
        print("exit", e.code)
p.disable_interspersed_args()
o, a = p.parse_args(["-v", "x", "-q"])
print(o.verbose, a)
p.parse_args(["-h"])
