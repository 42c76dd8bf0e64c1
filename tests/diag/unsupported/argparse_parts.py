import argparse
p = argparse.ArgumentParser()
p.add_subparsers()
p.add_mutually_exclusive_group()
p.add_argument("--file", type=argparse.FileType("r"))
argparse.ArgumentParser(parents=[p])
class Own(argparse.Action):
    pass
