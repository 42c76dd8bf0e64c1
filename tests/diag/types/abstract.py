# A class that leaves a method abstract has no instances (H0516).
from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        pass

    @property
    @abstractmethod
    def name(self):
        pass


class Square(Shape):
    def area(self):
        return 1


Square()
