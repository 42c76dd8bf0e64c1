# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""copy: copies of objects, of one level or of all that they hold."""
from _python import copy_deep as deepcopy, copy_shallow as copy
