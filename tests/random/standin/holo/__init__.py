# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What `from holo import ...` gives to the oracle."""
