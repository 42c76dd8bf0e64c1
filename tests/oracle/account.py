"""A class whose attributes change in loops, branches and helper methods."""
import numpy as np


class Account:
    rate = 0.01
    opened = 0

    def __init__(self, owner, balance=0.0):
        self.owner = owner
        self.balance = balance
        self.moves = 0
        self.refused = 0
        self.extremes = [balance, balance]
        Account.opened += 1

    def move(self, amount):
        if self.balance + amount < 0:
            self.refused += 1
            return False
        self.balance += amount
        self.moves += 1
        self.note()
        return True

    def note(self):
        low, high = self.extremes
        self.extremes[0] = min(low, self.balance)
        self.extremes[1] = max(high, self.balance)

    def __repr__(self):
        return f"<{self.owner}: {self.balance:.2f}>"


class Savings(Account):
    rate = 0.05

    def __init__(self, owner, balance, floor):
        super().__init__(owner, balance)
        self.floor = floor

    def move(self, amount):
        if self.balance + amount < self.floor:
            self.refused += 1
            return False
        return super().move(amount)

    def year(self):
        self.balance *= 1 + self.rate
        self.note()


amounts = np.array([20.0, -70.0, 35.5, -10.25, -90.0, 55.0, -30.0])
accounts = [Account("Ada", 50.0), Savings("Bo", 100.0, 25.0)]
for account in accounts:
    done = 0
    for amount in amounts:
        done += account.move(float(amount))
    print(account, done, account.moves, account.refused, account.extremes)

bo = accounts[1]
years = 0
while bo.balance < 2 * bo.floor + float(amounts[5]):
    bo.year()
    years += 1
print(f"{bo.owner} waits {years} years for {bo.balance:.4f}")
print(Account.opened, Savings.rate, Account.rate, isinstance(bo, Account))
