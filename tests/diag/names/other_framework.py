# Modules of other frameworks (H0204).
import torch

print(torch.ones(3))
