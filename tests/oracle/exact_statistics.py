# statistics: exact sums, rounded once.
import statistics as st
from statistics import mean, median, mode, stdev, variance, pstdev, pvariance, multimode, quantiles, fmean
print(mean([1, 2, 3]), mean([1, 2]), mean([1.5, 2]), mean([0.1] * 10), mean([1e50, 1, -1e50] * 10), mean((True, False)), mean(range(5)))
print(median([3, 1, 2]), median([1, 2, 3, 4]), st.median_low([1, 2, 3, 4]), st.median_high([1, 2, 3, 4]), mode("aabbb"), multimode("aabbc"), mode([1, 1, 2]))
d = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
print(stdev(d), variance(d), pstdev(d), pvariance(d), stdev([1, 2, 3, 4]), variance([1, 2, 3, 4]), pvariance([1, 1, 1]), stdev([5, 5]), variance(d, 1.6), pstdev([1, 2, 4]))
print(quantiles(d), quantiles(range(10), n=10), quantiles(d, method="inclusive"), fmean([1, 2, 4]), fmean([1, 2], [3, 1]))
print(st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]), st.harmonic_mean([40, 60.5, 3]), st.harmonic_mean([40, 60], weights=[5, 30]), st.harmonic_mean([3]), st.harmonic_mean([1, 0]))
x = [1, 2, 3, 4.5]; y = [2, 4.1, 5.9, 9.3]
print(st.covariance(x, y), st.correlation(x, y), st.linear_regression(x, y), st.linear_regression(x, y, proportional=True))
s, i = st.linear_regression(x, y); print(s, i)
n = st.NormalDist(1, 2); print(n, n.mean, n.stdev, n.variance, n.pdf(1.5), n.zscore(2), st.NormalDist.from_samples(d))
for k in range(1, 30):
    data = [((i * 7919 + k * 31) % 101) / 7.3 - 4 for i in range(k + 2)]
    print(mean(data), stdev(data), variance(data), pstdev(data), median(data))
