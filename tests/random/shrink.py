# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The smallest part of a program that still shows a fault.

Works on the syntax tree, so that every attempt parses: runs of statements are
left out, longest first (delta debugging); a compound statement is replaced by
one of its blocks; an expression by one of its parts, or by a small constant.
Repeats until nothing more can go, or the time is up.
"""
import ast
import copy
import time

SECONDS = 90
BLOCKS = ("body", "orelse", "finalbody")


def blocks(tree):
    """All lists of statements."""
    for node in ast.walk(tree):
        for field in BLOCKS:
            statements = getattr(node, field, None)
            if isinstance(statements, list) and statements:
                yield node, field


def sites(tree):
    """(node, field, index or None) of each expression that may be replaced."""
    for node in ast.walk(tree):
        for field, value in ast.iter_fields(node):
            if isinstance(value, ast.expr):
                yield node, field, None
            elif isinstance(value, list):
                for i, item in enumerate(value):
                    if isinstance(item, ast.expr):
                        yield node, field, i


def get(node, field, index):
    value = getattr(node, field)
    return value if index is None else value[index]


def put(node, field, index, new):
    if index is None:
        setattr(node, field, new)
    else:
        getattr(node, field)[index] = new


class Shrinker:
    def __init__(self, text, still_shows, seconds):
        self.still_shows = still_shows
        self.end = time.monotonic() + seconds
        self.text = text
        self.tree = ast.parse(text)

    def attempt(self, tree):
        """Keeps a tree if it is smaller and shows the same."""
        if time.monotonic() > self.end:
            return False
        try:
            text = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
            ast.parse(text)
        except (ValueError, SyntaxError):
            return False
        if len(text) >= len(self.text):
            return False
        if not self.still_shows(text):
            return False
        self.text, self.tree = text, tree
        return True

    # ---- statements ----

    def without(self, block, first, count):
        """A copy of the tree that lacks some statements of one block."""
        tree = copy.deepcopy(self.tree)
        node, field = list(blocks(tree))[block]
        del getattr(node, field)[first:first + count]
        if not getattr(node, field) and field == "body" \
                and not isinstance(node, ast.Module):
            node.body = [ast.Pass()]
        return tree

    def drop_from(self, block):
        """Leaves out runs of statements of one block, longest first."""
        node, field = list(blocks(self.tree))[block]
        count = max(1, len(getattr(node, field)) // 2)
        done = False
        while count:
            first = 0
            while True:
                found = list(blocks(self.tree))
                if block >= len(found):
                    return done
                statements = getattr(*found[block])
                if first >= len(statements) or isinstance(
                        statements[0], ast.Pass):
                    break
                if self.attempt(self.without(block, first, count)):
                    done = True
                else:
                    first += count
            count //= 2
        return done

    def drop_statements(self):
        done, block = False, 0
        while block < len(list(blocks(self.tree))):
            done |= self.drop_from(block)
            block += 1
        return done

    def unwrap_one(self, block, i):
        node, field = list(blocks(self.tree))[block]
        inner = getattr(node, field)[i]
        for part in BLOCKS:
            if not isinstance(getattr(inner, part, None), list) \
                    or not getattr(inner, part) \
                    or isinstance(inner, (ast.FunctionDef, ast.ClassDef)):
                continue
            tree = copy.deepcopy(self.tree)
            node, field = list(blocks(tree))[block]
            statements = getattr(node, field)
            statements[i:i + 1] = getattr(statements[i], part)
            if self.attempt(tree):
                return True
        return False

    def unwrap(self):
        """Blocks in place of the compound statements around them."""
        done, block = False, 0
        while block < len(list(blocks(self.tree))):
            i = 0
            while i < len(getattr(*list(blocks(self.tree))[block])):
                if self.unwrap_one(block, i):
                    done = True
                else:
                    i += 1
            block += 1
        return done

    # ---- expressions ----

    def replacements(self, expression):
        """What may stand for an expression: its parts, or a constant."""
        for node in ast.iter_child_nodes(expression):
            if isinstance(node, ast.expr):
                yield node
            elif isinstance(node, ast.keyword):
                yield node.value
        if not isinstance(expression, ast.Constant):
            for value in (0, 1, 2.0):
                yield ast.Constant(value)
        elif isinstance(expression.value, int) and expression.value > 1:
            yield ast.Constant(expression.value // 2)

    def simplify_site(self, number):
        node, field, index = list(sites(self.tree))[number]
        for new in self.replacements(get(node, field, index)):
            tree = copy.deepcopy(self.tree)
            put(*list(sites(tree))[number], copy.deepcopy(new))
            if self.attempt(tree):
                return True
        return False

    def drop_items(self, number):
        """One item less of a display or a call."""
        node, field, index = list(sites(self.tree))[number]
        if index is None or field not in ("elts", "args", "values", "targets"):
            return False
        tree = copy.deepcopy(self.tree)
        node = list(sites(tree))[number][0]
        del getattr(node, field)[index]
        if isinstance(node, ast.Dict):
            del node.keys[index]
        return self.attempt(tree)

    def simplify_expressions(self):
        done, number = False, 0
        while number < len(list(sites(self.tree))):
            if self.simplify_site(number) or self.drop_items(number):
                done = True
            else:
                number += 1
        return done

    def run(self):
        again = True
        while again and time.monotonic() < self.end:
            again = self.drop_statements()
            again |= self.unwrap()
            again |= self.simplify_expressions()
        return self.text


def shrink(text, still_shows, seconds=SECONDS):
    """A small part of a program that `still_shows` what the program does."""
    return Shrinker(text, still_shows, seconds).run()
