"""k-means clustering, until no point changes its cluster."""
import numpy as np


def blobs(per_blob):
    """Points around three centres, spread by a golden angle."""
    i = np.arange(per_blob)
    radius = np.sqrt((i + 0.5) / per_blob)
    angle = i * 2.399963229728653
    ring = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    centres = np.array([[0.0, 0.0], [4.0, 1.0], [1.5, 5.0]])
    return np.concatenate([ring * 1.2 + c for c in centres])


def assign(points, centres):
    offsets = points[:, None, :] - centres[None, :, :]
    return np.argmin(np.sum(offsets ** 2, axis=2), axis=1)


def k_means(points, centres, most=25):
    k = centres.shape[0]
    labels = assign(points, centres)
    for turn in range(most):
        for c in range(k):
            mine = labels == c
            size = np.sum(mine)
            if size > 0:
                centres[c] = np.sum(points * mine[:, None], axis=0) / size
        moved = assign(points, centres)
        changes = int(np.sum(moved != labels))
        labels = moved
        if changes == 0:
            break
    return centres, labels, turn


points = blobs(40)
centres, labels, turns = k_means(points, points[:3].copy())
print("rests after", turns, "turns")
for c in range(3):
    x, y = centres[c]
    print(f"cluster {c}: {int(np.sum(labels == c))} points "
          f"around ({x:.4f}, {y:.4f})")
spread = np.sqrt(np.sum((points - centres[labels]) ** 2, axis=1))
print(f"spread: mean {spread.mean():.5f}, most {spread.max():.5f}")
print("first labels:", labels[:10].tolist())
