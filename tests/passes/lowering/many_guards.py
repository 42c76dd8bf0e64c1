# More statements that may jump than structure may nest.
def classify(n):
    if n == 0:
        return "0"
    if n == 1:
        return "1"
    if n == 2:
        return "2"
    if n == 3:
        return "3"
    if n > 30:
        if n % 2:
            return 3
        n += 1
    if n == 4:
        return "4"
    if n == 5:
        return "5"
    if n == 6:
        return "6"
    if n == 7:
        return "7"
    if n == 8:
        return "8"
    if n == 9:
        return "9"
    if n == 10:
        return "10"
    if n > 100:
        if n % 2:
            return 10
        n += 1
    if n == 11:
        return "11"
    if n == 12:
        return "12"
    if n == 13:
        return "13"
    if n == 14:
        return "14"
    if n == 15:
        return "15"
    if n == 16:
        return "16"
    if n == 17:
        return "17"
    if n > 170:
        if n % 2:
            return 17
        n += 1
    if n == 18:
        return "18"
    if n == 19:
        return "19"
    if n == 20:
        return "20"
    if n == 21:
        return "21"
    if n == 22:
        return "22"
    if n == 23:
        return "23"
    if n == 24:
        return "24"
    if n > 240:
        if n % 2:
            return 24
        n += 1
    if n == 25:
        return "25"
    if n == 26:
        return "26"
    if n == 27:
        return "27"
    if n == 28:
        return "28"
    if n == 29:
        return "29"
    if n == 30:
        return "30"
    if n == 31:
        return "31"
    if n > 310:
        if n % 2:
            return 31
        n += 1
    if n == 32:
        return "32"
    if n == 33:
        return "33"
    if n == 34:
        return "34"
    if n == 35:
        return "35"
    if n == 36:
        return "36"
    if n == 37:
        return "37"
    if n == 38:
        return "38"
    if n > 380:
        if n % 2:
            return 38
        n += 1
    if n == 39:
        return "39"
    if n == 40:
        return "40"
    if n == 41:
        return "41"
    if n == 42:
        return "42"
    if n == 43:
        return "43"
    if n == 44:
        return "44"
    if n == 45:
        return "45"
    if n > 450:
        if n % 2:
            return 45
        n += 1
    if n == 46:
        return "46"
    if n == 47:
        return "47"
    if n == 48:
        return "48"
    if n == 49:
        return "49"
    if n == 50:
        return "50"
    if n == 51:
        return "51"
    if n == 52:
        return "52"
    if n > 520:
        if n % 2:
            return 52
        n += 1
    if n == 53:
        return "53"
    if n == 54:
        return "54"
    if n == 55:
        return "55"
    if n == 56:
        return "56"
    if n == 57:
        return "57"
    if n == 58:
        return "58"
    if n == 59:
        return "59"
    if n > 590:
        if n % 2:
            return 59
        n += 1
    if n == 60:
        return "60"
    if n == 61:
        return "61"
    if n == 62:
        return "62"
    if n == 63:
        return "63"
    if n == 64:
        return "64"
    if n == 65:
        return "65"
    if n == 66:
        return "66"
    if n > 660:
        if n % 2:
            return 66
        n += 1
    if n == 67:
        return "67"
    if n == 68:
        return "68"
    if n == 69:
        return "69"
    if n == 70:
        return "70"
    if n == 71:
        return "71"
    if n == 72:
        return "72"
    if n == 73:
        return "73"
    if n > 730:
        if n % 2:
            return 73
        n += 1
    if n == 74:
        return "74"
    if n == 75:
        return "75"
    if n == 76:
        return "76"
    if n == 77:
        return "77"
    if n == 78:
        return "78"
    if n == 79:
        return "79"
    if n == 80:
        return "80"
    if n > 800:
        if n % 2:
            return 80
        n += 1
    if n == 81:
        return "81"
    if n == 82:
        return "82"
    if n == 83:
        return "83"
    if n == 84:
        return "84"
    if n == 85:
        return "85"
    if n == 86:
        return "86"
    if n == 87:
        return "87"
    if n > 870:
        if n % 2:
            return 87
        n += 1
    if n == 88:
        return "88"
    if n == 89:
        return "89"
    if n == 90:
        return "90"
    if n == 91:
        return "91"
    if n == 92:
        return "92"
    if n == 93:
        return "93"
    if n == 94:
        return "94"
    if n > 940:
        if n % 2:
            return 94
        n += 1
    if n == 95:
        return "95"
    if n == 96:
        return "96"
    if n == 97:
        return "97"
    if n == 98:
        return "98"
    if n == 99:
        return "99"
    if n == 100:
        return "100"
    if n == 101:
        return "101"
    if n > 1010:
        if n % 2:
            return 101
        n += 1
    if n == 102:
        return "102"
    if n == 103:
        return "103"
    if n == 104:
        return "104"
    if n == 105:
        return "105"
    if n == 106:
        return "106"
    if n == 107:
        return "107"
    if n == 108:
        return "108"
    if n > 1080:
        if n % 2:
            return 108
        n += 1
    if n == 109:
        return "109"
    if n == 110:
        return "110"
    if n == 111:
        return "111"
    if n == 112:
        return "112"
    if n == 113:
        return "113"
    if n == 114:
        return "114"
    if n == 115:
        return "115"
    if n > 1150:
        if n % 2:
            return 115
        n += 1
    if n == 116:
        return "116"
    if n == 117:
        return "117"
    if n == 118:
        return "118"
    if n == 119:
        return "119"
    return -1


print([classify(n) for n in range(0, 130)])


def steps(n):
    out = 0
    for i in range(n):
        if i == 0:
            out += 1
        out += 1
        if i == 1:
            continue
        if i == 2:
            continue
        if i == 3:
            out += 1
        if i == 4:
            continue
        if i == 5:
            continue
        if i == 6:
            out += 1
        if i == 7:
            continue
        if i == 8:
            continue
        if i == 9:
            out += 1
        if i == 10:
            continue
        if i == 11:
            continue
        out += 1
        if i == 12:
            out += 1
        if i == 13:
            continue
        if i == 14:
            continue
        if i == 15:
            out += 1
        if i == 16:
            continue
        if i == 17:
            continue
        if i == 18:
            out += 1
        if i == 19:
            continue
        if i == 20:
            continue
        if i == 21:
            out += 1
        if i == 22:
            continue
        out += 1
        if i == 23:
            continue
        if i == 24:
            out += 1
        if i == 25:
            continue
        if i == 26:
            continue
        if i == 27:
            out += 1
        if i == 28:
            continue
        if i == 29:
            continue
        if i == 30:
            out += 1
        if i == 31:
            continue
        if i == 32:
            continue
        if i == 33:
            out += 1
        out += 1
        if i == 34:
            continue
        if i == 35:
            continue
        if i == 36:
            out += 1
        if i == 37:
            continue
        if i == 38:
            continue
        if i == 39:
            out += 1
        if i == 40:
            continue
        if i == 41:
            continue
        if i == 42:
            out += 1
        if i == 43:
            continue
        if i == 44:
            continue
        out += 1
        if i == 45:
            out += 1
        if i == 46:
            continue
        if i == 47:
            continue
        if i == 48:
            out += 1
        if i == 49:
            continue
        if i == 50:
            continue
        if i == 51:
            out += 1
        if i == 52:
            continue
        if i == 53:
            continue
        if i == 54:
            out += 1
        if i == 55:
            continue
        out += 1
        if i == 56:
            continue
        if i == 57:
            out += 1
        if i == 58:
            continue
        if i == 59:
            continue
        if i == 60:
            out += 1
        if i == 61:
            continue
        if i == 62:
            continue
        if i == 63:
            out += 1
        if i == 64:
            continue
        if i == 65:
            continue
        if i == 66:
            out += 1
        out += 1
        if i == 67:
            continue
        if i == 68:
            continue
        if i == 69:
            out += 1
        if i == 70:
            continue
        if i == 71:
            continue
        if i == 72:
            out += 1
        if i == 73:
            continue
        if i == 74:
            continue
        if i == 75:
            out += 1
        if i == 76:
            continue
        if i == 77:
            continue
        out += 1
        if i == 78:
            out += 1
        if i == 79:
            continue
        if i == 80:
            continue
        if i == 81:
            out += 1
        if i == 82:
            continue
        if i == 83:
            continue
        if i == 84:
            out += 1
        if i == 85:
            continue
        if i == 86:
            continue
        if i == 87:
            if n % 2:
                return out
        if i == 88:
            continue
        out += 1
        if i == 89:
            continue
        if i == 90:
            out += 1
        if i == 91:
            continue
        if i == 92:
            continue
        if i == 93:
            out += 1
        if i == 94:
            continue
        if i == 95:
            continue
        if i == 96:
            out += 1
        if i == 97:
            continue
        if i == 98:
            continue
        if i == 99:
            out += 1
        out += 1
        if i == 100:
            continue
        if i == 101:
            continue
        if i == 102:
            break
        if i == 103:
            continue
        if i == 104:
            continue
        if i == 105:
            out += 1
        if i == 106:
            continue
        if i == 107:
            continue
        if i == 108:
            out += 1
        if i == 109:
            continue
        out += 1000
    return out, n


print([steps(n) for n in range(0, 150, 7)])
