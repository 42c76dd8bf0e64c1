# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""numpy.typing: the names. Annotations are not evaluated; elsewhere a form can
be subscripted."""


class _Form:
    def __init__(self, name):
        self._name = name

    def __getitem__(self, parameters):
        return self

    def __or__(self, other):
        return self

    def __ror__(self, other):
        return self


NDArray = _Form("NDArray")
ArrayLike = _Form("ArrayLike")
DTypeLike = _Form("DTypeLike")
