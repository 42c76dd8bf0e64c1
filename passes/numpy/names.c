/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What NumPy has and is not there yet, by name: what dir() of NumPy 2 says
 * without what stands in the tables (numpy.c), and the attributes of its
 * scalars beside those of arrays. */
#include "passes/numpy/numpy.h"

#include <string.h>

/* clang-format off */
static const struct {
    const char *of, *words;
} names[] = {
    {"numpy",
     "test f2py in1d trapz row_stack False_ ScalarType True_ acos acosh "
     "apply_over_axes arccosh arcsinh arctanh argpartition array2string "
     "array_equiv array_repr array_str asanyarray asarray_chkfinite "
     "ascontiguousarray asfortranarray asin asinh asmatrix astype atan atan2 "
     "atanh bartlett base_repr binary_repr bitwise_count bitwise_invert "
     "bitwise_left_shift bitwise_not bitwise_right_shift blackman block bmat "
     "bool broadcast broadcast_arrays busday_count busday_offset "
     "busdaycalendar byte bytes_ can_cast cdouble char character choose "
     "clongdouble common_type complex256 complexfloating concat copysign "
     "copyto core correlate csingle ctypeslib cumulative_prod cumulative_sum "
     "datetime64 datetime_as_string datetime_data diag_indices_from divmod "
     "double dsplit dtype dtypes ediff1d einsum_path emath errstate "
     "euler_gamma exceptions fix flatiter flexible float128 float16 "
     "float_power floating fmax fmin format_float_positional "
     "format_float_scientific frexp from_dlpack frombuffer fromfile fromiter "
     "frompyfunc fromregex fromstring gcd generic genfromtxt get_include "
     "get_printoptions getbufsize geterr geterrcall half hamming hanning "
     "histogram2d histogram_bin_edges histogramdd i0 index_exp inexact info "
     "int_ intc integer intersect1d intp invert is_busday isdtype isnat "
     "issubdtype iterable kaiser lcm ldexp left_shift lexsort lib "
     "little_endian load logaddexp2 long longdouble longlong ma mask_indices "
     "matrix matrix_transpose matvec may_share_memory memmap min_scalar_type "
     "mintypecode modf nancumprod nanmedian nanpercentile nanquantile "
     "ndenumerate ndindex nditer nested_iters nextafter number object_ "
     "packbits partition permute_dims piecewise place poly poly1d polyadd "
     "polydiv polyint polymul polynomial polysub pow printoptions "
     "promote_types put put_along_axis putmask ravel_multi_index "
     "real_if_close rec recarray record require resize right_shift rollaxis "
     "row_stack s_ save savetxt savez savez_compressed sctypeDict "
     "set_printoptions setbufsize setdiff1d seterr seterrcall setxor1d "
     "shares_memory short show_config show_runtime signbit signedinteger "
     "single sort_complex spacing str_ strings timedelta64 trim_zeros "
     "typecodes typename ubyte ufunc uint uintc uintp ulong ulonglong "
     "union1d unique_all unique_counts unique_inverse unique_values "
     "unpackbits unravel_index unsignedinteger unstack unwrap ushort vecdot "
     "vecmat void"},
    {"numpy.linalg",
     "cross diagonal matmul matrix_norm matrix_transpose "
     "multi_dot outer tensordot tensorinv tensorsolve trace vecdot "
     "vector_norm"},
    {"numpy.random",
     "BitGenerator Generator MT19937 PCG64 PCG64DXSM Philox RandomState "
     "SFC64 SeedSequence beta binomial bit_generator bytes chisquare choice "
     "dirichlet exponential f gamma geometric get_bit_generator get_state "
     "gumbel hypergeometric laplace logistic lognormal logseries mtrand "
     "multinomial multivariate_normal negative_binomial noncentral_chisquare "
     "noncentral_f normal pareto permutation poisson power rand randint "
     "randn random random_integers random_sample ranf rayleigh sample seed "
     "set_bit_generator set_state shuffle standard_cauchy "
     "standard_exponential standard_gamma standard_normal standard_t "
     "triangular uniform vonmises wald weibull zipf"},
    {"numpy.fft",
     "hfft ihfft"},
    {"numpy.ndarray",
     "argpartition as_integer_ratio base byteswap choose ctypes data device "
     "dump dumps flags flat fromhex getfield hex is_integer itemsize mT "
     "nbytes partition put resize searchsorted setfield setflags strides "
     "to_device tobytes tofile view"},
    {"numpy.random.Generator",
     "beta binomial bit_generator bytes chisquare choice dirichlet "
     "exponential f gamma geometric gumbel hypergeometric laplace logistic "
     "lognormal logseries multinomial multivariate_hypergeometric "
     "multivariate_normal negative_binomial noncentral_chisquare "
     "noncentral_f pareto permuted poisson power rayleigh spawn "
     "standard_cauchy standard_exponential standard_gamma standard_t "
     "triangular vonmises wald weibull zipf"},
    {"ufunc",
     "accumulate at identity nargs nin nout ntypes outer reduce reduceat "
     "resolve_dtypes signature types"},
};
/* clang-format on */

const char *numpy_words(const char *of)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i].of, of))
            return names[i].words;
    return NULL;
}
